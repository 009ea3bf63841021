package io.xenscope.report.rows;

import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;

/** One runstate interval of one vcpu. */
final class StateRow {
    static final RowTable<StateRow> TABLE = RowTable.of(
            "states",
            "Runstate intervals of each vcpu, idle ones too: they fill the span without gaps",
            columns -> columns.who("", row -> row.key, "who")
                    .word("state", VcpuState.class, row -> row.state, "its runstate; lost, unknown: no record shows it")
                    .word("before", VcpuState.class, row -> row.before, "its runstate before")
                    .small("pcpu", row -> row.pcpu < 0 ? RowTable.NULL : row.pcpu, "where it runs, or ran last")
                    .nanos("start_ns", row -> row.reading.nanos(row.begin), "begin")
                    .nanos("dur_ns", row -> row.reading.between(row.begin, row.end), "how long")
                    .flag(
                            "whole",
                            row -> row.whole,
                            "false: truncated by the capture, a loss or damage; not for percentiles"));

    private final RowReading reading;
    private int key;
    private VcpuState state;
    private VcpuState before;
    private int pcpu;
    private long begin;
    private long end;
    private boolean whole;

    private StateRow(RowReading reading) {
        this.reading = reading;
    }

    /** By one thread, so that rows come in the same order always. */
    static void read(RowReading reading, RowSinks sinks) {
        if (sinks.wants(TABLE)) {
            StateRow row = new StateRow(reading);
            new StayJoin(reading.overview()).run(1, key -> row.of(key, sinks));
        }
    }

    private StaySink of(int vcpu, RowSinks sinks) {
        return (now, earlier, where, from, to, after) -> {
            if (from == to && after == null) {
                return; // where the capture begins or ends in a change of state
            }
            key = vcpu;
            state = now;
            before = earlier;
            pcpu = where;
            begin = from;
            end = to;
            whole = after != null;
            sinks.give(TABLE, this);
        };
    }
}
