package io.xenscope.analyze.walk;

import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.RecordCursor;

/**
 * The time of one pcpu while its records are walked: never runs back, whatever their TSCs say.
 *
 * <p>A TSC far from the last one is believed only if the next one bears it out: in the same window that can be looked up,
 * otherwise the doubtful record keeps the time before. A step back that is borne out is a clock that was set again: what
 * follows is moved so that time goes on a tick behind where it was (xentrace format, section 10).
 */
final class PcpuTime {
    /** 50 minutes on a fast TSC: no two neighbouring records of a running host are so far apart. */
    private static final int FAR_BITS = 43;

    /** Twelve years on a fast TSC. */
    private static final long LONGEST = 1L << 60;

    /** Half a century on a fast TSC, from zero either way. */
    private static final long FARTHEST = 1L << 62;

    /** About a millisecond: a smaller step back is a new clock only if the next record lies before the time reached, too. */
    private static final long SMALL_STEP = 1L << 22;

    /** Some microseconds: a smaller step back is noise in any case. */
    private static final long NOISE = 1L << 14;

    /** The last far TSC of a window must be borne out within this many bytes. */
    private static final long SOON = 4096;

    private final Problems problems;
    private boolean started;
    private long first;
    private long previous;
    private long now;
    private long shift;
    private long doubtful;
    private long doubtfulAt = -SOON;

    /** The time reached when it was met: a record that goes on from there has refuted it. */
    private long doubtfulSince;

    private boolean restarted;

    PcpuTime(Problems problems) {
        this.problems = problems;
    }

    /**
     * Whether a TSC so many ticks after {@link #now} is not to be believed as it is. A caller that looks at fewer ticks only may
     * count the time itself once it has {@link #started}, and {@link #set} it before anybody asks; every other TSC is to be
     * {@link #take taken}.
     */
    private static boolean isFar(long ticks) {
        return ticks >>> FAR_BITS != 0;
    }

    /** What was counted: the time of the last record with a TSC, and of the one before. */
    void set(long counted, long before) {
        now = counted;
        previous = before;
    }

    /** Takes the TSC of a record; whether the clock begins with it, or was set again before it. */
    boolean take(RecordCursor record) {
        long ticks = record.tsc() + shift - now;
        if (isFar(ticks) || !started) {
            return oddity(record);
        }
        previous = now;
        now += ticks;
        return false;
    }

    private boolean oddity(RecordCursor record) {
        long time = record.tsc() + shift;
        long offset = record.offset();
        previous = now;
        if (isAbsurd(record.tsc(), time)) {
            problems.at(offset, ProblemKind.BAD_TSC);
        } else if (!started) {
            started = true;
            return restartAt(time);
        } else if (time < now && now - time < SMALL_STEP) {
            if (now - time >= NOISE && staysBehind(record)) {
                return believe(time, offset);
            }
            problems.at(offset, ProblemKind.TSC_STEP_BACK);
        } else if (offset - doubtfulAt < SOON && now == doubtfulSince && isNear(doubtful, time) || isBorneOut(record)) {
            return believe(time, offset);
        } else {
            doubtful = time;
            doubtfulAt = offset;
            doubtfulSince = now;
            problems.at(offset, ProblemKind.BAD_TSC);
        }
        return false;
    }

    /**
     * Whether no host can be up for so long, or no capture last so long: times that could not even be added up. A TSC
     * just below 2^64 is one that was set back behind the start of the host, and runs through zero.
     */
    private boolean isAbsurd(long tsc, long time) {
        return tsc < -FARTHEST || tsc >= FARTHEST || started && now != first && time - first >= LONGEST;
    }

    /** Whether the next TSC of the window is before the time reached, too; the cursor comes back to the same record. */
    private boolean staysBehind(RecordCursor record) {
        long here = record.offset();
        boolean found = nextWithTsc(record);
        boolean behind = found && record.tsc() + shift < now;
        back(record, here);
        return behind;
    }

    private static boolean nextWithTsc(RecordCursor record) {
        boolean found = record.next();
        while (found && !record.hasTsc()) {
            found = record.next();
        }
        return found;
    }

    private static void back(RecordCursor record, long offset) {
        record.skipTo(offset);
        record.next();
    }

    private static boolean isNear(long earlier, long later) {
        return !isFar(later - earlier);
    }

    /**
     * Whether the next TSC of the window is near, and nearer than to the time reached: on a host that is up for some minutes all
     * times are near a stray zero. The cursor comes back to the same record.
     */
    private boolean isBorneOut(RecordCursor record) {
        long tsc = record.tsc();
        long here = record.offset();
        boolean isBorneOut = nextWithTsc(record)
                && isNear(tsc, record.tsc())
                && record.tsc() - tsc < Math.abs(record.tsc() + shift - now);
        back(record, here);
        return isBorneOut;
    }

    private boolean believe(long time, long offset) {
        doubtfulAt = -SOON;
        if (now == first) {
            // It was the first TSC that was wrong: nothing has followed on it yet.
            problems.at(offset, ProblemKind.BAD_TSC);
            return restartAt(time);
        }
        if (time > now) {
            problems.at(offset, ProblemKind.TSC_JUMP);
            now = time;
            return false;
        }
        problems.at(offset, ProblemKind.TSC_STEP_BACK);
        now++;
        shift += now - time;
        return true;
    }

    private boolean restartAt(long time) {
        first = time;
        previous = time;
        now = time;
        restarted = true;
        return true;
    }

    /** Whether all times before the present one were none; says so once. */
    boolean wasRestarted() {
        boolean was = restarted;
        restarted = false;
        return was;
    }

    boolean started() {
        return started;
    }

    /** The first time of this pcpu. */
    long first() {
        return first;
    }

    /** The time before the present one. */
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
