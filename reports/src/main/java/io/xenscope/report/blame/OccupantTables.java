package io.xenscope.report.blame;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.waits.BlameShare;
import io.xenscope.analyze.waits.BlamedDomain;
import io.xenscope.analyze.waits.BlamedVcpu;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;

/** Who had the pcpus meanwhile: by domain, by vcpu, and by vcpu and cause of the wait. */
final class OccupantTables {
    /** Rows of a page for people. */
    static final int BRIEF = 20;

    private static final String HOW_TO_READ =
            "longest: the most that one wait lost to it. count: waits that lost time to it.";

    /** {@code waiting}: all waiting time of the waiter. Null where it does not apply, as the cause in a table without. */
    private record Row(
            int dom,
            Integer vcpu,
            String occupant,
            Integer byDom,
            Integer byVcpu,
            String cause,
            BlameShare share,
            long waiting) {
        static Row of(BlamedVcpu waiter, Occupant occupant, int by, String cause, BlameShare share) {
            boolean isVcpu = occupant == Occupant.VCPU;
            Integer domain = isVcpu ? VcpuKey.domain(by) : null;
            Integer vcpu = isVcpu ? VcpuKey.vcpu(by) : null;
            return new Row(
                    waiter.domain(), waiter.vcpu(), occupant.key(), domain, vcpu, cause, share, waiter.waiting());
        }

        static Row others(BlamedVcpu waiter, BlameShare share) {
            return new Row(waiter.domain(), waiter.vcpu(), Listing.OTHERS, null, null, null, share, waiter.waiting());
        }
    }

    private static final Columns<Row> SHARE = Columns.<Row>group()
            .ticks("total_ns", row -> row.share.total())
            .main()
            .share("share_pct", row -> row.share.total(), Row::waiting)
            .ticks("longest_ns", row -> row.share.count() == 0 ? null : row.share.longest())
            .main()
            .count("count", row -> row.share.count());

    private static final Columns<Row> DOMAINS = Columns.<Row>of("domains", "Who had the pcpus, by domain that waited")
            .domain("dom", Row::dom)
            .text("occupant", Row::occupant)
            .domain("by_dom", Row::byDom)
            .keys()
            .with(SHARE, row -> row)
            .note(HOW_TO_READ);

    private static final Columns<Row> VCPUS = Columns.<Row>group()
            .domain("dom", Row::dom)
            .count("vcpu", Row::vcpu)
            .text("occupant", Row::occupant)
            .domain("by_dom", Row::byDom)
            .count("by_vcpu", Row::byVcpu)
            .keys();

    private static final Columns<Row> MATRIX = Columns.<Row>of("matrix", "Who had the pcpus, by vcpu that waited")
            .with(VCPUS, row -> row)
            .with(SHARE, row -> row)
            .note(HOW_TO_READ);

    private static final Columns<Row> BLAME = Columns.<Row>of("blame", "The same by cause of the wait")
            .with(VCPUS, row -> row)
            .text("cause", Row::cause)
            .keys()
            .with(SHARE, row -> row)
            .note(HOW_TO_READ);

    private OccupantTables() {}

    private static Listing<Row> listing(Scope scope, Columns<Row> columns) {
        return columns.listing(scope).whenEmpty(WaiterTable.none(scope));
    }

    private static void add(Listing<Row> listing, Row row) {
        if (row.share != null) {
            listing.row(row.share.total(), row);
        }
    }

    /** By vcpu that waited, occupant and cause: of one vcpu they add up to its waiting time. */
    static Table blame(Scope scope, List<BlamedVcpu> vcpus) {
        Listing<Row> listing = listing(scope, BLAME);
        for (BlamedVcpu waiter : vcpus) {
            waiter.forEachCause(
                    (cause, occupant, by, share) -> add(listing, Row.of(waiter, occupant, by, cause.key(), share)));
            add(listing, Row.others(waiter, waiter.otherCauses()));
        }
        return listing.table(scope.rows(BRIEF));
    }

    /** By vcpu that waited and occupant. */
    static Table matrix(Scope scope, List<BlamedVcpu> vcpus) {
        Listing<Row> listing = listing(scope, MATRIX);
        for (BlamedVcpu waiter : vcpus) {
            waiter.forEachVcpu((occupant, by, share) -> add(listing, Row.of(waiter, occupant, by, null, share)));
            add(listing, Row.others(waiter, waiter.otherVcpus()));
        }
        return listing.table(scope.rows(BRIEF));
    }

    /** By domain that waited and occupant. */
    static Table domains(Scope scope, List<BlamedDomain> domains) {
        Listing<Row> listing = listing(scope, DOMAINS);
        for (BlamedDomain waiter : domains) {
            waiter.forEach((occupant, by, share) ->
                    add(listing, row(waiter, occupant.key(), occupant == Occupant.VCPU ? (Integer) by : null, share)));
            add(listing, row(waiter, Listing.OTHERS, null, waiter.others()));
        }
        return listing.table(scope.rows(BRIEF));
    }

    private static Row row(BlamedDomain waiter, String occupant, Integer by, BlameShare share) {
        return new Row(waiter.domain(), null, occupant, by, null, null, share, waiter.waiting());
    }
}
