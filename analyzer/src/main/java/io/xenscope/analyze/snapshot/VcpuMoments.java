package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;

/**
 * Notes what one vcpu is doing at each of some moments. A state that begins at a moment counts there. Before its first record a
 * vcpu is noted only where it runs: its pcpu's records show that.
 */
final class VcpuMoments implements StaySink {
    private final int vcpu;
    private final long[] times;
    private final LossTimes losses;
    private final VcpuMoment[] moments;
    private int next;
    private boolean isFirst = true;
    private VcpuMoment last;
    private VcpuState state = VcpuState.UNKNOWN;
    private WaitCause waited;
    private long activeSince = VcpuMoment.BEFORE;
    private long lastRunEnd = VcpuMoment.BEFORE;
    private long since;
    private int where;

    /** {@code times} in common ticks, rising. */
    VcpuMoments(int vcpu, long[] times, LossTimes losses) {
        this.vcpu = vcpu;
        this.times = times;
        this.losses = losses;
        this.moments = new VcpuMoment[times.length];
    }

    @Override
    public void stay(VcpuState now, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        boolean isKnown = !isFirst || now == VcpuState.RUNNING;
        enter(now, isFirst ? null : before, after, begin);
        since = isFirst ? VcpuMoment.BEFORE : begin;
        where = pcpu;
        if (now == VcpuState.RUNNING) {
            lastRunEnd = end;
        }
        while (next < times.length && times[next] < end) {
            moments[next] = isKnown ? moment(times[next]) : null;
            next++;
        }
        last = next < times.length && isKnown ? moment(times[next]) : null;
        isFirst = false;
    }

    private void enter(VcpuState now, VcpuState before, VcpuState after, long begin) {
        boolean wasActive = state == VcpuState.RUNNING || state == VcpuState.RUNNABLE;
        boolean isActive = now == VcpuState.RUNNING || now == VcpuState.RUNNABLE;
        if (isActive && !wasActive) {
            boolean isSeen = before == VcpuState.BLOCKED || before == VcpuState.OFFLINE;
            activeSince = isSeen ? begin : VcpuMoment.BEFORE;
        }
        if (now == VcpuState.RUNNABLE) {
            waited = before == null ? WaitCause.OTHER : WaitCause.of(before, after);
        } else if (now != VcpuState.RUNNING || state != VcpuState.RUNNABLE) {
            waited = null;
        }
        state = now;
    }

    private VcpuMoment moment(long time) {
        Known known = Known.of(state, since, time, losses);
        return new VcpuMoment(vcpu, state, since, where, waited, activeSince, lastRunEnd, known);
    }

    /** At the so-many-th moment; null where no record says anything yet. The end of the capture belongs to the last state. */
    VcpuMoment at(int moment) {
        return moment < next ? moments[moment] : last;
    }
}
