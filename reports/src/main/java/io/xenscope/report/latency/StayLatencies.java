package io.xenscope.report.latency;

import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.stay.Range;
import java.util.SortedMap;
import java.util.TreeMap;

/** The waits and runs of one vcpu that lie within a {@link Range}, its own and by pcpu: a wait is of where it ended. */
final class StayLatencies implements StaySink {
    private static final long NO_WAIT = -1;

    private final Range range;
    private final Latencies own = new Latencies();
    private final SortedMap<Integer, Latencies> byPcpu = new TreeMap<>();
    private long wait = NO_WAIT;
    private boolean woken;

    StayLatencies(Range range) {
        this.range = range;
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, boolean whole) {
        boolean counts = whole && range.holds(begin, end);
        if (state == VcpuState.RUNNING) {
            ran(byPcpu.computeIfAbsent(pcpu, none -> new Latencies()), counts, end - begin);
        }
        wait = NO_WAIT;
        if (!counts) {
            return;
        }
        if (state == VcpuState.RUNNABLE) {
            wait = end - begin;
            woken = WaitCause.after(before) == WaitCause.WAKE;
            waited(own);
        } else if (state == VcpuState.BLOCKED) {
            own.record(NamedLatency.BLOCKED, end - begin);
        }
    }

    private void ran(Latencies here, boolean counts, long ticks) {
        if (wait != NO_WAIT) {
            waited(here);
        }
        if (counts) {
            own.record(NamedLatency.RUN, ticks);
            here.record(NamedLatency.RUN, ticks);
        }
    }

    private void waited(Latencies whose) {
        whose.record(NamedLatency.RUNNABLE, wait);
        if (woken) {
            whose.record(NamedLatency.WAKE_TO_RUN, wait);
        }
    }

    Latencies own() {
        return own;
    }

    SortedMap<Integer, Latencies> byPcpu() {
        return byPcpu;
    }
}
