package io.xenscope.analyze.silence;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.RecordGaps;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.Search;

/**
 * What one pcpu shows of a gap in its records.
 *
 * @param verdict what its records show
 * @param lived with {@link Verdict#SHORT}, how much of the gap Xen's clock counted, in nanoseconds modulo 2^32 and not below minus
 *     {@link #TOLERANCE}; {@link #UNSAID} where that is not known
 */
record Testimony(Verdict verdict, double lived) {
    /** What is known of a gap. */
    enum Verdict {
        /** Nothing. */
        SILENT,
        /** The vcpu that ran before ran until after it: there was nothing to record. */
        COVERED,
        /** The vcpu that was switched out after the gap is not the one that ran before, or no switch-in of it fits. */
        SWITCHED,
        /** The same vcpu, but it ran for less time than the gap. */
        SHORT
    }

    static final double UNSAID = -1e18;

    /** Stated run times are 32 bits wide. */
    private static final double WRAP = 0x1p32;

    /** Stated run times of emulated hosts are off by 27 ms in gaps of real captures, and by 71 ms at single switches elsewhere. */
    static final double TOLERANCE = 75e6;

    /** A rate is never known better. */
    private static final double LEAST_PPM = 25;

    private static final Testimony NONE = new Testimony(Verdict.SILENT, UNSAID);
    private static final Testimony COVERS = new Testimony(Verdict.COVERED, UNSAID);
    private static final Testimony SWITCHES = new Testimony(Verdict.SWITCHED, UNSAID);

    /**
     * What a pcpu shows of its gap by the run time stated first after it.
     *
     * @param windows of the pcpu
     * @param whole the gap of all pcpus, in ticks
     * @param rate of the TSC, as run times state it
     */
    static Testimony ofRunTime(Capture capture, int[] windows, PcpuWalk pcpu, int gap, long whole, TscRate rate) {
        RecordGaps gaps = pcpu.gaps();
        FirstSwitch after = FirstSwitch.after(capture, windows, gaps.offset(gap));
        long run = runAcross(pcpu.schedule(), gaps.begin(gap), gaps.end(gap));
        if (after == null || run < 0) {
            return NONE;
        }
        PcpuSchedule schedule = pcpu.schedule();
        if (!isSame(schedule.slots().key(schedule.runs().slot(run)), after)) {
            return SWITCHES;
        }
        long time = after.tsc() + schedule.falls().shiftAt(gaps.end(gap));
        if (schedule.runs().begins(run) == RunLog.BEGINS_SEEN) {
            double outside = nanos(time - schedule.runs().beginTsc(run) - whole, rate);
            return ofLived(after.ranNanos() - outside, whole, rate);
        }
        double sinceBegin = nanos(time - gaps.begin(gap), rate);
        if (sinceBegin >= WRAP || after.ranNanos() + TOLERANCE < nanos(time - gaps.end(gap), rate)) {
            return NONE;
        }
        return after.ranNanos() + TOLERANCE >= sinceBegin ? COVERS : new Testimony(Verdict.SHORT, UNSAID);
    }

    private static double nanos(long ticks, TscRate rate) {
        return ticks / (rate.hz() / 1e9);
    }

    /** How often a run time wrapped in a gap cannot be said of one so long that its own length is not known well enough. */
    private static Testimony ofLived(double lived, long whole, TscRate rate) {
        double gap = nanos(whole, rate);
        double off = lived - gap;
        off -= WRAP * Math.rint(off / WRAP);
        boolean isLengthKnown = gap * Math.max(rate.spreadPpm(), LEAST_PPM) / 1e6 <= TOLERANCE;
        if (isLengthKnown && Math.abs(off) <= TOLERANCE) {
            return COVERS;
        }
        return new Testimony(Verdict.SHORT, lived - WRAP * Math.floor((lived + TOLERANCE) / WRAP));
    }

    /** What it shows by runstate records alone. */
    static Testimony ofStates(PcpuWalk pcpu, int gap) {
        RunLog runs = pcpu.schedule().runs();
        long run =
                runAcross(pcpu.schedule(), pcpu.gaps().begin(gap), pcpu.gaps().end(gap));
        return run >= 0 && runs.ends(run) == RunLog.ENDS_UNKNOWN ? SWITCHES : NONE;
    }

    private static boolean isSame(int key, FirstSwitch out) {
        return VcpuKey.domain(key) == out.domain() && (out.vcpu() < 0 || VcpuKey.vcpu(key) == out.vcpu());
    }

    /** The run that begins before a gap and ends after it; -1 where there is none. */
    private static long runAcross(PcpuSchedule schedule, long begin, long end) {
        RunLog runs = schedule.runs();
        long next = Search.first(0, runs.count(), run -> runs.beginTsc(run) > begin);
        return next > 0 && runs.endTsc(next - 1) >= end ? next - 1 : -1;
    }
}
