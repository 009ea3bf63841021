package io.xenscope.report.rows;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.report.latency.VcpuHistograms;

/** The durations of one name of one vcpu, as a histogram. */
final class HistogramRow {
    static final RowTable<HistogramRow> TABLE = RowTable.of(
            "latency",
            "Durations of each vcpu but idle ones as histograms, the same as of latency --by vcpu; for hdr_ functions",
            columns -> columns.name("name", row -> row.one.name(), "wake-to-run, runnable, blocked, run or exit")
                    .name("reason", row -> row.one.reason(), "why, of VM exits")
                    .who("", row -> row.key, "who")
                    .big("count", row -> row.one.count(), "how many")
                    .nanos("max_ns", row -> row.reading.duration(row.one.maxTicks()), "the longest")
                    .bytes("hist", row -> row.one.encoded(), "HdrHistogram of nanoseconds, V2, compressed"));

    private final RowReading reading;
    private int key;
    private VcpuHistograms.One one;

    private HistogramRow(RowReading reading) {
        this.reading = reading;
    }

    static void read(RowReading reading, Analysis analysis, RowSinks sinks) {
        if (!sinks.wants(TABLE)) {
            return;
        }
        HistogramRow row = new HistogramRow(reading);
        try (VcpuHistograms histograms = new VcpuHistograms(analysis)) {
            for (VcpuFacts vcpu : analysis.vcpus()) {
                if (!vcpu.isIdle()) {
                    row.key = vcpu.key();
                    histograms.forEach(vcpu, one -> {
                        row.one = one;
                        sinks.give(TABLE, row);
                    });
                }
            }
        }
    }
}
