package io.xenscope.report.latency;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.track.Merging;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The waits, runs and VM exits of one vcpu that lie wholly inside a {@link Range}, its own and by pcpu: a wait is of the pcpu where it
 * ended, an exit of the pcpu where the guest left.
 */
final class VcpuLatencies implements VcpuTracker, VmExitListener, Merging<VcpuLatencies> {
    private static final long NO_WAIT = -1;

    private final Range range;
    private final Latencies own = new Latencies();
    private final SortedMap<Integer, Latencies> byPcpu = new TreeMap<>();
    private long wait = NO_WAIT;
    private boolean woken;

    VcpuLatencies(Range range) {
        this.range = range;
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        boolean counts = after != null && range.includes(begin);
        if (state == VcpuState.RUNNING) {
            ran(of(pcpu), counts, end - begin);
        }
        wait = NO_WAIT;
        if (!counts) {
            return;
        }
        if (state == VcpuState.RUNNABLE) {
            wait = end - begin;
            woken = WaitCause.of(before, after) == WaitCause.WAKE;
            waited(own);
        } else if (state == VcpuState.BLOCKED) {
            own.record(NamedLatency.BLOCKED, end - begin);
        }
    }

    @Override
    public void entered(VmExit exit, long entry) {
        if (range.includes(exit.exit())) {
            own.recordExit(exit.reason(), entry - exit.exit());
            of(exit.pcpu()).recordExit(exit.reason(), entry - exit.exit());
        }
    }

    @Override
    public void merge(VcpuLatencies other) {
        own.add(other.own);
        other.byPcpu.forEach((pcpu, latencies) -> of(pcpu).add(latencies));
    }

    private Latencies of(int pcpu) {
        return byPcpu.computeIfAbsent(pcpu, none -> new Latencies());
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
