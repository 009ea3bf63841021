package io.xenscope.report.sched;

import io.xenscope.analyze.stay.PcpuStays;
import io.xenscope.analyze.stay.VcpuPlaces;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** Where each vcpu ran. */
final class AffinityTable {
    private AffinityTable() {}

    static Table of(Scope scope, List<VcpuPlaces> vcpus) {
        Listing listing = new Listing(
                        "affinity",
                        "Where vcpus ran",
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.count("pcpu", "pcpu"),
                        Column.count("count", "runs"),
                        Column.nanos("total_ns", "ran"),
                        Column.percent("share_pct", "of its running"),
                        Column.nanos("resident_ns", "ran here last"),
                        Column.count("moves_in", "moves in"),
                        Column.count("moves_out", "moves out"))
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no vcpu ran"))
                .note("ran here last: from its switch-in here to that on another pcpu, whatever it did meanwhile.");
        for (VcpuPlaces vcpu : vcpus) {
            vcpu.pcpus().forEach((pcpu, stays) -> listing.row(stays.runs().total(), row(scope, vcpu, pcpu, stays)));
        }
        return listing.tableInOrder(scope.rows(StateTables.BRIEF));
    }

    private static Object[] row(Scope scope, VcpuPlaces vcpu, int pcpu, PcpuStays stays) {
        return new Object[] {
            vcpu.domain(),
            vcpu.vcpu(),
            pcpu,
            stays.runs().begun(),
            scope.nanos(stays.runs().total()),
            Cells.percent(stays.runs().total(), vcpu.running()),
            scope.nanos(stays.resident()),
            stays.arrivals(),
            stays.departures()
        };
    }
}
