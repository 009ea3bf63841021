package io.xenscope.report.latency;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.interval.Intervals;
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
    /** Null where nobody wants sums by interval. */
    private final Intervals intervals;

    private final LatencySums whole = new LatencySums();
    private final SortedMap<Integer, LatencySums> parts = new TreeMap<>();
    private long wait = NO_WAIT;
    private long waitBegin;
    private boolean woken;

    VcpuLatencies(Range range) {
        this(range, null);
    }

    VcpuLatencies(Range range, Intervals intervals) {
        this.range = range;
        this.intervals = intervals;
    }

    /** Takes the sums that a duration belongs to. */
    private interface Recording {
        void into(LatencySums sums);
    }

    private void record(long begin, Recording recording) {
        recording.into(whole);
        if (intervals != null) {
            recording.into(parts.computeIfAbsent(intervals.of(begin), none -> new LatencySums()));
        }
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        boolean counts = after != null && range.includes(begin);
        if (state == VcpuState.RUNNING) {
            ran(pcpu, counts, begin, end - begin);
        }
        wait = NO_WAIT;
        if (!counts) {
            return;
        }
        if (state == VcpuState.RUNNABLE) {
            wait = end - begin;
            waitBegin = begin;
            woken = WaitCause.of(before, after) == WaitCause.WAKE;
            record(begin, sums -> waited(sums.own()));
        } else if (state == VcpuState.BLOCKED) {
            record(begin, sums -> sums.own().record(NamedLatency.BLOCKED, end - begin));
        }
    }

    @Override
    public void entered(VmExit exit, long entry) {
        if (range.includes(exit.exit())) {
            record(exit.exit(), sums -> {
                sums.own().recordExit(exit.reason(), entry - exit.exit());
                sums.of(exit.pcpu()).recordExit(exit.reason(), entry - exit.exit());
            });
        }
    }

    @Override
    public void merge(VcpuLatencies other) {
        whole.add(other.whole);
        other.parts.forEach((interval, sums) ->
                parts.computeIfAbsent(interval, none -> new LatencySums()).add(sums));
    }

    private void ran(int pcpu, boolean counts, long begin, long ticks) {
        if (wait != NO_WAIT) {
            record(waitBegin, sums -> waited(sums.of(pcpu)));
        }
        if (counts) {
            record(begin, sums -> {
                sums.own().record(NamedLatency.RUN, ticks);
                sums.of(pcpu).record(NamedLatency.RUN, ticks);
            });
        }
    }

    private void waited(Latencies whose) {
        whose.record(NamedLatency.RUNNABLE, wait);
        if (woken) {
            whose.record(NamedLatency.WAKE_TO_RUN, wait);
        }
    }

    /** Of the whole range. */
    LatencySums whole() {
        return whole;
    }

    /** By interval. */
    SortedMap<Integer, LatencySums> parts() {
        return parts;
    }
}
