package io.xenscope.analyze.clock;

import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.evidence.WindowTimes;

/** One pcpu in the {@link ControlledMerge}: its next point, when that is shown, and on whom it has to wait. */
final class PcpuMerge implements Comparable<PcpuMerge> {
    /** There is no such TSC. */
    static final long NONE = Long.MIN_VALUE;

    private final int pcpu;
    private final WindowTimes windows;
    private final ClockModel clock;
    private final long unproved;
    private final Lifts lifts;
    private final PointStream points;
    private final PointStream ahead;
    private PcpuMerge waitsOn;
    private long waitsUntil;
    private boolean isSure;
    private boolean isFree;
    private long notBefore = Long.MIN_VALUE;
    private long recorded;
    private long time;
    private boolean isLifted;
    private long shown;
    private long shownTsc;

    /** {@code unproved} stands for bounds that nothing proves, in ticks. */
    PcpuMerge(PcpuWalk walk, int[] vcpuOfSlot, ClockModel clock, long unproved) {
        this.pcpu = walk.pcpu();
        this.windows = walk.windows();
        this.clock = clock;
        this.unproved = unproved;
        this.lifts = new Lifts(clock);
        this.points = new PointStream(walk.schedule(), vcpuOfSlot);
        this.ahead = new PointStream(walk.schedule(), vcpuOfSlot);
    }

    int pcpu() {
        return pcpu;
    }

    Lifts lifts() {
        return lifts;
    }

    PointStream points() {
        return points;
    }

    /** A second stream, put where the first one is. */
    PointStream ahead() {
        ahead.moveTo(points);
        return ahead;
    }

    /** Moves to the next point; false at the end. */
    boolean next() {
        isFree = false;
        notBefore = Long.MIN_VALUE;
        boolean found = points.next();
        if (found) {
            setTime();
        }
        return found;
    }

    /** Moves to the first point at or behind a common tick; what lies between is left in {@code leap}. */
    void leapTo(long until, Leap leap) {
        leap.over(points, clock, until);
        next();
    }

    /** When the clock itself puts a TSC. */
    long recordedAt(long tsc) {
        return clock.ticks(tsc);
    }

    /** Behind a lift, points keep apart by a tick, so that their order is visible. */
    private void setTime() {
        long tsc = points.tsc();
        recorded = clock.ticks(tsc);
        time = Math.max(recorded, notBefore);
        if (isLifted) {
            time = Math.max(time, tsc == shownTsc ? shown : shown + 1);
        }
    }

    /** When the present point is shown, as far as is known. */
    long time() {
        return time;
    }

    /** When a TSC of this pcpu that is still to come will be shown at the earliest. */
    long timeOf(long tsc) {
        return lifts.behind(tsc);
    }

    /**
     * Until which TSC the vcpu of the run that is under way surely ran on from a common tick, or {@link #NONE}: windows may
     * be missing without a trace, so a run counts only within those in which its begin and its end were recorded.
     */
    long surelyRunsUntil(long from) {
        long begin = points.runBegin();
        long end = points.runEnd();
        int first = windows.find(begin);
        int last = windows.find(end);
        if (last == windows.count() || !points.runBeginIsSeen() && !points.runEndIsSeen()) {
            return NONE;
        }
        if (first == last || points.runEndIsSeen() && from >= timeOf(windows.first(last))) {
            return end;
        }
        return points.runBeginIsSeen() && from < timeOf(windows.last(first)) ? windows.last(first) : NONE;
    }

    /** How far times can be off here. */
    long bound(long tsc) {
        return Math.min(unproved, clock.boundTicks(tsc));
    }

    /** The present point is shown: lifted, where it had to wait. */
    void show() {
        isLifted = time > recorded;
        if (isLifted) {
            lifts.lift(recorded, time);
        }
        shown = time;
        shownTsc = points.tsc();
    }

    /** Whether what comes next is still shown later than the clock says. */
    boolean isLifted() {
        return isLifted;
    }

    /** Lets the present point wait until another pcpu has shown all it has up to a TSC. */
    void waitOn(PcpuMerge other, long tsc, boolean sure) {
        waitsOn = other;
        waitsUntil = tsc;
        isSure = sure;
    }

    /** On whom it waits, or null. */
    PcpuMerge waitsOn() {
        return waitsOn;
    }

    /** Whether it waits for what is certain, not only likely. */
    boolean isSure() {
        return isSure;
    }

    /** Ends the wait, if the other pcpu is beyond what was waited for. */
    boolean isReleased() {
        return !waitsOn.points.exists() || waitsOn.points.tsc() > waitsUntil;
    }

    /** Goes on behind a time. */
    void release(long after) {
        waitsOn = null;
        notBefore = Math.max(notBefore, after);
        setTime();
    }

    /** The present point is to be shown whatever contradicts it. */
    void free() {
        isFree = true;
    }

    boolean isFree() {
        return isFree;
    }

    @Override
    public int compareTo(PcpuMerge other) {
        return time != other.time ? Long.compare(time, other.time) : Integer.compare(pcpu, other.pcpu);
    }
}
