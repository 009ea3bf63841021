package io.xenscope.report.series;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.clock.TscRate;

/** Points of one vcpu's runstates: those that it enters, how long they lasted, waits, and the pcpus on which it ran. */
final class StatePoints implements VcpuTracker {
    /** What of them is shown. */
    enum Kind {
        ENTERED,
        LEFT,
        WAIT,
        PCPU
    }

    private static final int NOWHERE = -1;

    private final int vcpu;
    private final Kind kind;
    private final TscRate rate;
    private final Points points;
    private int lastPcpu = NOWHERE;
    /** The interval that has just ended and was seen from begin to end; null where it was not. */
    private VcpuState ended;

    private VcpuState before;
    private long ticks;

    StatePoints(int vcpu, Kind kind, TscRate rate, Points points) {
        this.vcpu = vcpu;
        this.kind = kind;
        this.rate = rate;
        this.points = points;
    }

    @Override
    public boolean reads(Run run) {
        return false;
    }

    @Override
    public void stay(VcpuState state, VcpuState earlier, int pcpu, long begin, long end, VcpuState after) {
        ended = after != null ? state : null;
        before = earlier;
        ticks = end - begin;
        if (after != null && state == VcpuState.RUNNING) {
            left(end, pcpu);
        }
    }

    @Override
    public void changes(int pcpu, long time, int from, int to) {
        left(time, pcpu);
        entered(time, pcpu, VcpuState.of(to));
    }

    @Override
    public void runBegins(Run run) {
        if (run.begins() == RunLog.BEGINS_SEEN) {
            if (kind == Kind.WAIT && ended == VcpuState.RUNNABLE) {
                add(
                        run.begin(),
                        run.pcpu(),
                        WaitCause.of(before, VcpuState.RUNNING).key(),
                        rate.nanos(ticks));
            }
            left(run.begin(), run.pcpu());
            entered(run.begin(), run.pcpu(), VcpuState.RUNNING);
            if (kind == Kind.PCPU && !VcpuKey.isIdle(vcpu)) {
                add(run.begin(), run.pcpu(), lastPcpu == NOWHERE ? "" : Integer.toString(lastPcpu), run.pcpu());
            }
        }
        ended = null;
        lastPcpu = run.pcpu();
    }

    @Override
    public void runEnds(Run run) {
        if (!run.endIsCut()) {
            entered(run.end(), run.pcpu(), VcpuState.of(run.ends()));
        }
    }

    private void left(long time, int pcpu) {
        if (kind == Kind.LEFT && ended != null) {
            add(time, pcpu, ended.key(), rate.nanos(ticks));
        }
        ended = null;
    }

    private void entered(long time, int pcpu, VcpuState state) {
        if (kind == Kind.ENTERED) {
            add(time, pcpu, state.key(), state.ordinal());
        }
    }

    private void add(long time, int pcpu, String key, long value) {
        points.add(time, pcpu, 0, vcpu, key, value);
    }
}
