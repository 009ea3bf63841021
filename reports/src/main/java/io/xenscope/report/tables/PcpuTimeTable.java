package io.xenscope.report.tables;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;

/** Where the time of each pcpu went, in percent of the span of the capture. */
public final class PcpuTimeTable {
    private PcpuTimeTable() {}

    public static Table of(Scope scope) {
        Listing listing = new Listing(
                        "pcpus",
                        "Pcpus, in percent of the span",
                        Column.count("pcpu", "pcpu"),
                        Column.percent("busy_pct", "busy"),
                        Column.percent("idle_pct", "idle"),
                        Column.percent("lost_pct", "lost"),
                        Column.percent("unknown_pct", "unknown"),
                        Column.nanos("busy_ns", "busy time"),
                        Column.count("switches", "switches"),
                        Column.count("lost_records", "records lost"))
                .whenEmpty("no pcpus")
                .note("busy: vcpus of domains ran, or Xen switched between vcpus.");
        for (PcpuFacts pcpu : scope.accounts().pcpus()) {
            listing.row(pcpu.busy(), row(scope, pcpu));
        }
        return listing.tableInOrder(scope.rows(32));
    }

    private static Object[] row(Scope scope, PcpuFacts pcpu) {
        long span = scope.range().ticks();
        return new Object[] {
            pcpu.pcpu(),
            Cells.percent(pcpu.busy(), span),
            Cells.percent(pcpu.idle(), span),
            Cells.percent(pcpu.lost(), span),
            Cells.percent(pcpu.unknown(), span),
            scope.nanos(pcpu.busy()),
            pcpu.switches(),
            pcpu.lostRecords()
        };
    }
}
