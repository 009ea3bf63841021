package io.xenscope.report.summary;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;

/** Where the time of each pcpu went, in percent of the span of the capture. */
final class PcpuTimeTable {
    private static final Columns<PcpuFacts> COLUMNS = Columns.<PcpuFacts>of("pcpus", "Pcpus, in percent of the span")
            .count("pcpu", PcpuFacts::pcpu)
            .keys()
            .share("busy_pct", PcpuFacts::busy)
            .main()
            .share("idle_pct", PcpuFacts::idle)
            .main()
            .share("lost_pct", PcpuFacts::lost)
            .detail()
            .share("unknown_pct", PcpuFacts::unknown)
            .detail()
            .ticks("busy_ns", PcpuFacts::busy)
            .count("switches", PcpuFacts::switches)
            .count("lost_records", PcpuFacts::lostRecords)
            .whenEmpty("no pcpus")
            .note("busy: vcpus of domains ran, or Xen switched between vcpus.");

    private PcpuTimeTable() {}

    static Table of(Scope scope) {
        return COLUMNS.listing(scope)
                .rows(scope.accounts().pcpus(), PcpuFacts::busy)
                .tableInOrder(scope.rows(32));
    }
}
