package io.xenscope.report.blame;

import io.xenscope.analyze.waits.BlamedVcpu;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;

/** Each vcpu that waited, and what kind of occupant it waited for. */
final class WaiterTable {
    /** Own domain + other domains + idle + Xen + lost + unknown is the waiting time. */
    private static final Columns<BlamedVcpu> COLUMNS = Columns.<BlamedVcpu>of(
                    "waiters", "Vcpus that waited for a pcpu, and who had it")
            .domain("dom", BlamedVcpu::domain)
            .count("vcpu", BlamedVcpu::vcpu)
            .keys()
            .ticks("waiting_ns", BlamedVcpu::waiting)
            .main()
            .moreIsWorse()
            .ticks("own_dom_ns", vcpu -> vcpu.byDomain(vcpu.domain()))
            .ticks("other_doms_ns", vcpu -> vcpu.of(Occupant.VCPU).total() - vcpu.byDomain(vcpu.domain()))
            .ticks("idle_ns", vcpu -> vcpu.of(Occupant.IDLE).total())
            .ticks("xen_ns", vcpu -> vcpu.of(Occupant.XEN).total())
            .ticks("lost_ns", vcpu -> vcpu.of(Occupant.LOST).total())
            .detail()
            .ticks("unknown_ns", vcpu -> vcpu.of(Occupant.UNKNOWN).total())
            .detail()
            .count("count", BlamedVcpu::count)
            .ticks("longest_ns", vcpu -> vcpu.count() == 0 ? null : vcpu.longest())
            .main()
            .moreIsWorse()
            .note("The pcpu on which the vcpu ran next. idle: the pcpu was idle; Xen: it was switching; unknown: no run"
                    + " followed, or no record says who ran.");

    private WaiterTable() {}

    /** A row for each vcpu that waited. */
    static Table of(Scope scope, List<BlamedVcpu> vcpus) {
        return COLUMNS.listing(scope)
                .whenEmpty(none(scope))
                .rows(vcpus.stream().filter(vcpu -> vcpu.waiting() > 0).toList(), BlamedVcpu::waiting)
                .table(scope.rows(OccupantTables.BRIEF));
    }

    static String none(Scope scope) {
        return RecordKind.RUNSTATE.whenEmpty(scope, "no vcpu waited");
    }
}
