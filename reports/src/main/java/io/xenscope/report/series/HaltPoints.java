package io.xenscope.report.series;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.pcpu.InjectionTrack;
import io.xenscope.clock.TscRate;
import io.xenscope.format.event.HvmEvents;

/**
 * From a wake-up of one vcpu to its next halt: which interrupt woke the guest, and how long it ran for it; the time in which it had
 * no pcpu does not count.
 */
final class HaltPoints implements VcpuTracker {
    private static final int NONE = -1;

    private final int vcpu;
    private final TscRate rate;
    private final Points points;
    private VcpuState state = VcpuState.UNKNOWN;
    private boolean isWoken;
    private int vector = NONE;
    private boolean isRunning;
    private long since;
    private long ran;
    private int pcpu;

    HaltPoints(int vcpu, TscRate rate, Points points) {
        this.vcpu = vcpu;
        this.rate = rate;
        this.points = points;
    }

    /** Says what records it takes. */
    static void register(TrackerEvents<HaltPoints> events) {
        events.on(HvmEvents.INJ_VIRQ, HaltPoints::injected).on(HvmEvents.VMENTRY, HvmEvents.NESTED, HaltPoints::entry);
    }

    private void injected(Moment now) {
        if (isWoken && vector == NONE && InjectionTrack.isWhole(now.record())) {
            vector = InjectionTrack.vector(now.record());
        }
    }

    private void entry(Moment now) {
        if (isWoken && vector == NONE) {
            // It came back without an interrupt: something else woke it.
            isWoken = false;
        } else if (isWoken && !isRunning && ran == 0) {
            isRunning = true;
            since = now.time();
        }
    }

    @Override
    public void runBegins(Run run) {
        pcpu = run.pcpu();
    }

    @Override
    public void enters(VcpuState next, long time) {
        if (state == VcpuState.BLOCKED) {
            reset(next == VcpuState.RUNNABLE);
        } else if (state == VcpuState.RUNNING) {
            leaves(next, time);
        } else if (next == VcpuState.RUNNING && ran > 0) {
            isRunning = true;
            since = time;
        }
        state = next;
    }

    private void leaves(VcpuState next, long time) {
        ran += isRunning ? time - since : 0;
        isRunning = false;
        if (next == VcpuState.BLOCKED) {
            if (isWoken && vector != NONE && ran > 0) {
                points.add(time, pcpu, 0, vcpu, Integer.toString(vector), rate.nanos(ran));
            }
            reset(false);
        }
    }

    @Override
    public void breaks(long time) {
        reset(false);
    }

    private void reset(boolean woken) {
        isWoken = woken;
        vector = NONE;
        isRunning = false;
        ran = 0;
    }
}
