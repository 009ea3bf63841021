package io.xenscope.analyze.merge;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.Resync;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.SchedulerEvents;

/**
 * The records of one pcpu in the order of the file, from a moment on, each with its time and with who runs before it.
 *
 * <p>Time never runs back. A lost-records record comes twice: when the loss begins, and when it ends. Confined to its
 * thread, moved from slice to slice; nothing is allocated.
 */
public final class PcpuStream {
    /** The answer of {@link #state} while records are lost; no vcpu has this key. */
    public static final int LOST = -2;

    /** Special records are those of the ring itself, runstate changes, and zeros: all below. */
    private static final int SPECIAL_LIMIT = SchedulerEvents.SUBCLASS;

    private static final int LOST_WORDS = 4;
    private static final int ZERO_BYTES = 16 * 4;

    private final PcpuPlaces places;
    private final ByteSource source;
    private final RecordCursor cursor;
    private final Resync resync;
    private final ClockModel clock;
    private final boolean isCommon;
    private int window;
    private long shift;
    private long windowEndTime;
    private long time;
    private long commonTime;
    private int vcpu;
    private boolean leaves;
    private boolean lossBegins;
    private boolean lossEnds;
    private long lossEnd;
    private long nextStint;
    private long nextStintOffset;

    PcpuStream(PcpuPlaces places, ByteSource source) {
        this.places = places;
        this.source = source;
        this.cursor = new RecordCursor(source);
        this.resync = new Resync(source);
        this.clock = places.clock();
        this.isCommon = clock == ClockModel.IDENTITY;
    }

    /** Moves to the first record that is not before a common tick; false where there is none. */
    boolean open(long tick) {
        window = places.windowBefore(tick);
        long stint = places.stintBefore(tick);
        nextStint = stint + 1;
        nextStintOffset = places.stintOffset(nextStint);
        leaves = false;
        lossBegins = false;
        lossEnds = false;
        vcpu = VcpuKey.UNKNOWN;
        enterWindow();
        time = places.time(window);
        if (stint >= 0) {
            resume(stint);
        }
        boolean any = next();
        while (any && commonTime < tick) {
            any = next();
        }
        return any;
    }

    private void resume(long stint) {
        long offset = places.stintOffset(stint);
        if (offset > places.start(window)) {
            cursor.skipTo(offset);
            time = places.stints().beginTsc(stint);
            shift = places.shiftBehind(time - 1);
            vcpu = places.vcpu(stint);
        } else if (places.stints().endTsc(stint) > time) {
            vcpu = places.vcpu(stint);
        }
    }

    private void enterWindow() {
        cursor.wrap(places.start(window), places.end(window));
        shift = places.shift(window);
        windowEndTime = places.time(window + 1);
    }

    /** Moves to the next record; false where it is not before a common tick, or where there is none. */
    public boolean nextBefore(long tick) {
        return next() && commonTime < tick;
    }

    /**
     * Fills {@code run} with the present record and such behind it as are plain and lie before a common tick, though not always
     * all of them; false where the present one is not plain. Moves to the last of them, or to the one behind where that is
     * known not to lie before the tick.
     */
    public boolean take(PlainRun run, long tick) {
        if (isSpecial(cursor.header())) {
            return false;
        }
        run.begin(cursor.offset(), cursor.nextOffset(), time, commonTime);
        run.until(tick, Math.min(places.end(window) - RecordHeader.MOST_BYTES, nextStintOffset - 1));
        run.fill(source, shift, windowEndTime, isCommon ? null : clock);
        time = run.pcpuTime();
        commonTime = run.commonTime();
        if (run.end() > cursor.nextOffset()) {
            cursor.tsc(time - shift).moveTo(run.last(), run.end());
        }
        return true;
    }

    static boolean isSpecial(int header) {
        return RecordHeader.event(header) < SPECIAL_LIMIT;
    }

    /** Moves to the next record; false at the end. */
    boolean next() {
        if (leaves && leave()) {
            return true;
        }
        while (!cursor.next()) {
            if (!nextWindow()) {
                return end();
            }
        }
        if (cursor.offset() >= nextStintOffset) {
            enterStint();
        }
        int header = cursor.header();
        if (isSpecial(header)) {
            takeSpecial();
        } else {
            if (header < 0) {
                long ticks = cursor.tsc() + shift;
                time = ticks >= time && ticks <= windowEndTime ? ticks : timeAnew(cursor.tsc());
            }
            commonTime = isCommon ? time : clock.ticks(time);
        }
        return true;
    }

    /** Whose stint begins behind the last record runs here now. */
    private boolean end() {
        if (nextStintOffset < Long.MAX_VALUE) {
            enterStint();
        }
        commonTime = Long.MAX_VALUE;
        return false;
    }

    /** Nobody is known to run any more; true where the present record is to be seen a second time. */
    private boolean leave() {
        leaves = lossBegins;
        lossEnds = lossBegins;
        lossBegins = false;
        vcpu = VcpuKey.UNKNOWN;
        if (lossEnds) {
            setTime(lossEnd);
        }
        return lossEnds;
    }

    private boolean nextWindow() {
        if (window + 1 == places.windowCount()) {
            return false;
        }
        boolean torn = cursor.rest() > 0;
        window++;
        enterWindow();
        if (torn || places.isBroken(window)) {
            vcpu = VcpuKey.UNKNOWN;
        }
        return true;
    }

    private void enterStint() {
        vcpu = places.vcpu(nextStint);
        nextStintOffset = places.stintOffset(++nextStint);
    }

    private void setTime(long ticks) {
        time = ticks;
        commonTime = clock.ticks(ticks);
    }

    /** A TSC as time: not before the last record, not behind the window, whatever is in it. */
    private long timeOf(long tsc) {
        long ticks = tsc + shift;
        return ticks >= time && ticks <= windowEndTime ? ticks : timeAnew(tsc);
    }

    /** The clock may have been set anew within this window. */
    private long timeAnew(long tsc) {
        long anew = places.shiftBehind(time);
        long ticks = tsc + anew;
        if (anew == shift || ticks < time || ticks > windowEndTime) {
            return time;
        }
        shift = anew;
        return ticks;
    }

    private void takeSpecial() {
        long last = time;
        setTime(cursor.hasTsc() ? timeOf(cursor.tsc()) : time);
        int event = cursor.event();
        if (SchedEvents.isFromRunning(event)) {
            leaves = true;
        } else if (event == GenEvents.LOST_RECORDS) {
            loss(last);
        } else if (event == 0) {
            zeros();
        } else if (event == GenEvents.TRACE_CPU_CHANGE) {
            leaves = true;
            resync.skip(cursor);
        }
    }

    private void loss(long last) {
        leaves = true;
        if (cursor.wordCount() == LOST_WORDS && cursor.hasTsc()) {
            lossBegins = true;
            lossEnd = time;
            boolean isFirst = cursor.offset() == places.start(0);
            time = Math.max(isFirst ? Long.MIN_VALUE : last, Math.min(cursor.quad(2) + shift, time));
            // Of a loss that the pcpu's records begin with, nothing before the capture is shown.
            commonTime = Math.max(places.begin(), clock.ticks(time));
        }
    }

    /** A hole in the file: not one record for each zero. */
    private void zeros() {
        long from = cursor.nextOffset();
        long end = from + cursor.rest();
        long to = from;
        while (end - to >= 4 && source.i32(to) == 0) {
            to += 4;
        }
        if (to - from >= ZERO_BYTES - 4) {
            leaves = true;
            cursor.skipTo(to);
        }
    }

    public int pcpu() {
        return places.pcpu();
    }

    /** The present record. */
    public RecordCursor record() {
        return cursor;
    }

    /** Its time in common ticks. */
    public long time() {
        return commonTime;
    }

    /** When the loss ends whose begin is the present record, in common ticks. */
    public long lossEnd() {
        return clock.ticks(lossEnd);
    }

    /** Whether the present record stands for the begin of a loss, not for its end. */
    public boolean isLossBegin() {
        return lossBegins;
    }

    /** Whether the present record is the second sight of a lost-records record. */
    public boolean isLossEnd() {
        return lossEnds;
    }

    /** Who runs here before the present record, see {@link VcpuKey}; unknown between a switch-out and a switch-in. */
    public int vcpu() {
        return vcpu;
    }

    /** The same, or {@link #LOST} where records are missing up to the present one. */
    public int state() {
        return lossEnds ? LOST : vcpu;
    }
}
