package io.xenscope.report.blame;

import io.xenscope.analyze.waits.BlamedVcpu;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** Each vcpu that waited, and what kind of occupant it waited for. */
final class WaiterTable {
    private WaiterTable() {}

    /** A row for each vcpu that waited: own domain + other domains + idle + Xen + lost + unknown is its waiting time. */
    static Table of(Scope scope, List<BlamedVcpu> vcpus) {
        Listing listing = new Listing(
                        "waiters",
                        "Vcpus that waited for a pcpu, and who had it",
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.nanos("waiting_ns", "waiting"),
                        Column.nanos("own_dom_ns", "own dom"),
                        Column.nanos("other_doms_ns", "other doms"),
                        Column.nanos("idle_ns", "idle"),
                        Column.nanos("xen_ns", "Xen"),
                        Column.nanos("lost_ns", "lost"),
                        Column.nanos("unknown_ns", "unknown"),
                        Column.count("count", "count"),
                        Column.nanos("longest_ns", "longest"))
                .whenEmpty(none(scope))
                .note("The pcpu on which the vcpu ran next. idle: nobody had it; Xen: it was switching; unknown: no run"
                        + " followed, or no record says who ran.");
        for (BlamedVcpu vcpu : vcpus) {
            if (vcpu.waiting() > 0) {
                long own = vcpu.byDomain(vcpu.domain());
                listing.row(
                        vcpu.waiting(),
                        vcpu.domain(),
                        vcpu.vcpu(),
                        scope.nanos(vcpu.waiting()),
                        scope.nanos(own),
                        scope.nanos(vcpu.of(Occupant.VCPU).total() - own),
                        scope.nanos(vcpu.of(Occupant.IDLE).total()),
                        scope.nanos(vcpu.of(Occupant.XEN).total()),
                        scope.nanos(vcpu.of(Occupant.LOST).total()),
                        scope.nanos(vcpu.of(Occupant.UNKNOWN).total()),
                        vcpu.count(),
                        vcpu.count() == 0 ? null : scope.nanos(vcpu.longest()));
            }
        }
        return listing.table(scope.rows(OccupantTables.BRIEF));
    }

    static String none(Scope scope) {
        return RecordKind.RUNSTATE.whenEmpty(scope, "no vcpu waited");
    }
}
