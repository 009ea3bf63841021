package io.xenscope.report.blame;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.waits.BlameShare;
import io.xenscope.analyze.waits.BlamedDomain;
import io.xenscope.analyze.waits.BlamedVcpu;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** Who had the pcpus meanwhile: by domain, by vcpu, and by vcpu and cause of the wait. */
final class OccupantTables {
    /** Rows of a page for people. */
    static final int BRIEF = 20;

    private static final Column DOM = Column.domain("dom", "dom");
    private static final Column VCPU = Column.count("vcpu", "vcpu");
    private static final Column OCCUPANT = Column.text("occupant", "occupant");
    private static final Column BY_DOM = Column.domain("by_dom", "by dom");
    private static final Column BY_VCPU = Column.count("by_vcpu", "by vcpu");
    private static final Column CAUSE = Column.text("cause", "cause");
    private static final List<Column> SHARE = List.of(
            Column.nanos("total_ns", "total"),
            Column.percent("share_pct", "of its waiting"),
            Column.nanos("longest_ns", "longest"),
            Column.count("count", "count"));
    private static final String HOW_TO_READ =
            "longest: the most that one wait lost to it. count: waits that lost time to it.";

    private OccupantTables() {}

    private static Listing listing(Scope scope, String name, String title, Column... keys) {
        return new Listing(name, title, Cells.join(List.of(keys), SHARE))
                .whenEmpty(WaiterTable.none(scope))
                .note(HOW_TO_READ);
    }

    private static Object[] cells(Scope scope, BlameShare share, long waiting, Object... keys) {
        Object[] cells = {
            scope.nanos(share.total()),
            Cells.percent(share.total(), waiting),
            share.count() == 0 ? null : scope.nanos(share.longest()),
            share.count()
        };
        return Cells.join(keys, cells);
    }

    private static Object domain(Occupant occupant, int vcpu) {
        return occupant == Occupant.VCPU ? (Object) VcpuKey.domain(vcpu) : null;
    }

    private static Object vcpu(Occupant occupant, int vcpu) {
        return occupant == Occupant.VCPU ? (Object) VcpuKey.vcpu(vcpu) : null;
    }

    /** By vcpu that waited, occupant and cause: of one vcpu they add up to its waiting time. */
    static Table blame(Scope scope, List<BlamedVcpu> vcpus) {
        Listing listing =
                listing(scope, "blame", "The same by cause of the wait", DOM, VCPU, OCCUPANT, BY_DOM, BY_VCPU, CAUSE);
        for (BlamedVcpu waiter : vcpus) {
            int dom = waiter.domain();
            int own = waiter.vcpu();
            long all = waiter.waiting();
            waiter.forEachCause((cause, occupant, by, share) -> listing.row(
                    share.total(),
                    cells(
                            scope,
                            share,
                            all,
                            dom,
                            own,
                            occupant.key(),
                            domain(occupant, by),
                            vcpu(occupant, by),
                            cause.key())));
            BlameShare rest = waiter.otherCauses();
            if (rest != null) {
                listing.row(rest.total(), cells(scope, rest, all, dom, own, Listing.OTHERS, null, null, null));
            }
        }
        return listing.table(scope.rows(BRIEF));
    }

    /** By vcpu that waited and occupant. */
    static Table matrix(Scope scope, List<BlamedVcpu> vcpus) {
        Listing listing = listing(
                scope, "matrix", "Who had the pcpus, by vcpu that waited", DOM, VCPU, OCCUPANT, BY_DOM, BY_VCPU);
        for (BlamedVcpu waiter : vcpus) {
            int dom = waiter.domain();
            int own = waiter.vcpu();
            long all = waiter.waiting();
            waiter.forEachVcpu((occupant, by, share) -> listing.row(
                    share.total(),
                    cells(scope, share, all, dom, own, occupant.key(), domain(occupant, by), vcpu(occupant, by))));
            BlameShare rest = waiter.otherVcpus();
            if (rest != null) {
                listing.row(rest.total(), cells(scope, rest, all, dom, own, Listing.OTHERS, null, null));
            }
        }
        return listing.table(scope.rows(BRIEF));
    }

    /** By domain that waited and occupant. */
    static Table domains(Scope scope, List<BlamedDomain> domains) {
        Listing listing = listing(scope, "domains", "Who had the pcpus, by domain that waited", DOM, OCCUPANT, BY_DOM);
        for (BlamedDomain waiter : domains) {
            int dom = waiter.domain();
            long all = waiter.waiting();
            waiter.forEach((occupant, by, share) -> listing.row(
                    share.total(),
                    cells(scope, share, all, dom, occupant.key(), occupant == Occupant.VCPU ? (Object) by : null)));
            BlameShare rest = waiter.others();
            if (rest != null) {
                listing.row(rest.total(), cells(scope, rest, all, dom, Listing.OTHERS, null));
            }
        }
        return listing.table(scope.rows(BRIEF));
    }
}
