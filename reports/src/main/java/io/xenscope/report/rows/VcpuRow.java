package io.xenscope.report.rows;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.report.frame.Trust;

/** One vcpu: where its time went. */
final class VcpuRow {
    static final RowTable<VcpuRow> TABLE = RowTable.of(
            "vcpus",
            "Vcpus, idle ones too; their states add up to the span",
            columns -> columns.who("", row -> row.facts.key(), "who")
                    .nanos("running_ns", row -> row.spent(VcpuState.RUNNING), "had a pcpu")
                    .nanos("runnable_ns", row -> row.spent(VcpuState.RUNNABLE), "waited for a pcpu")
                    .nanos("blocked_ns", row -> row.spent(VcpuState.BLOCKED), "had nothing to do")
                    .nanos("offline_ns", row -> row.spent(VcpuState.OFFLINE), "was paused")
                    .nanos("lost_ns", row -> row.spent(VcpuState.LOST), "records were dropped")
                    .nanos("unknown_ns", row -> row.spent(VcpuState.UNKNOWN), "no record shows it")
                    .big("migrations", row -> row.facts.time().migrations(), "runs on another pcpu than the run before")
                    .nanos(
                            "clock_bound_ns",
                            VcpuRow::bound,
                            "how far its times can be off; 0 where TSCs are taken as they are;" + " null: not proven"));

    private final RowReading reading;
    private final Trust trust;
    private VcpuFacts facts;

    private VcpuRow(RowReading reading) {
        this.reading = reading;
        this.trust = Trust.of(reading.overview());
    }

    static void read(RowReading reading, Analysis analysis, RowSinks sinks) {
        if (sinks.wants(TABLE)) {
            VcpuRow row = new VcpuRow(reading);
            for (VcpuFacts facts : analysis.vcpus()) {
                row.facts = facts;
                if (!facts.isUnknown()) {
                    sinks.give(TABLE, row);
                }
            }
        }
    }

    private long spent(VcpuState state) {
        return reading.duration(facts.time().ticks(state));
    }

    private long bound() {
        Long nanos = trust.isNeeded() ? trust.nanos(trust.ofVcpu(facts.key())) : (Long) 0L;
        return nanos == null ? RowTable.NULL : nanos;
    }
}
