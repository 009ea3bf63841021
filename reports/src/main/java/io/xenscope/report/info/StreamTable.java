package io.xenscope.report.info;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;

/** What each pcpu contributed to the capture, and from when to when. */
final class StreamTable {
    private static final Columns<PcpuFacts> COLUMNS = Columns.<PcpuFacts>of("pcpus", "Pcpus")
            .count("pcpu", PcpuFacts::pcpu)
            .keys()
            .count("records", PcpuFacts::records)
            .count("bytes", PcpuFacts::recordBytes)
            .since("first_ns", pcpu -> pcpu.firstTicks() < 0 ? null : pcpu.firstTicks())
            .since("last_ns", pcpu -> pcpu.lastTicks() < 0 ? null : pcpu.lastTicks())
            .count("losses", PcpuFacts::losses)
            .count("lost", PcpuFacts::lostRecords)
            .ticks("lost_ns", PcpuFacts::lost)
            .detail()
            .whenEmpty("no pcpus");

    private StreamTable() {}

    static Table of(Scope scope) {
        return COLUMNS.listing(scope).rows(scope.accounts().pcpus(), none -> 0).table(scope.rows(Integer.MAX_VALUE));
    }
}
