package io.xenscope.analyze.walk;

import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;

/**
 * The time of one pcpu while its records are walked: never runs back, whatever their TSCs say.
 *
 * <p>A TSC far from the last one is believed only if the next one bears it out. A large step back that is borne out is a
 * clock that was set anew: what follows is moved so that time goes on where it was (xentrace format, section 10).
 */
final class PcpuTime {
    /** 50 minutes on a fast TSC: no two neighbouring records of a running host are so far apart. */
    private static final long FAR = 1L << 43;

    /** About a millisecond: a smaller step back is noise, not a new clock. */
    private static final long SMALL_STEP = 1L << 22;

    /** A far TSC must be borne out within this many bytes. */
    private static final long SOON = 4096;

    private final Problems problems;
    private boolean started;
    private boolean trusted;
    private long first;
    private long previous;
    private long now;
    private long shift;
    private long doubtful;
    private long doubtfulAt = -SOON;
    private boolean reset;

    PcpuTime(Problems problems) {
        this.problems = problems;
    }

    /** Takes the TSC of a record. */
    void advance(long tsc, long offset) {
        long ticks = tsc + shift - now;
        if (Long.compareUnsigned(ticks, FAR) < 0 && started) {
            previous = now;
            now += ticks;
            trusted = true;
        } else {
            oddity(tsc + shift, offset);
        }
    }

    private void oddity(long time, long offset) {
        previous = now;
        if (!started) {
            started = true;
            restartAt(time);
        } else if (time < now && now - time < SMALL_STEP) {
            problems.at(offset, ProblemKind.TSC_STEP_BACK);
        } else if (offset - doubtfulAt < SOON && Long.compareUnsigned(time - doubtful, FAR) < 0) {
            confirm(time, offset);
        } else {
            doubtful = time;
            doubtfulAt = offset;
            problems.at(offset, ProblemKind.BAD_TSC);
        }
    }

    private void restartAt(long time) {
        first = time;
        previous = time;
        now = time;
    }

    private void confirm(long time, long offset) {
        doubtfulAt = -SOON;
        if (!trusted) {
            restartAt(time);
        } else if (time > now) {
            problems.at(offset, ProblemKind.TSC_JUMP);
            now = time;
        } else {
            problems.at(offset, ProblemKind.TSC_STEP_BACK);
            shift += now - time;
            reset = true;
        }
    }

    /** Whether the clock was set anew since this was last asked. */
    boolean wasReset() {
        boolean was = reset;
        reset = false;
        return was;
    }

    boolean started() {
        return started;
    }

    /** The first time of this pcpu. */
    long first() {
        return first;
    }

    /** The time before the last {@link #advance}. */
    long previous() {
        return previous;
    }

    long now() {
        return now;
    }

    /** What has to be added to a TSC in a payload to make it a time of this pcpu. */
    long shift() {
        return shift;
    }
}
