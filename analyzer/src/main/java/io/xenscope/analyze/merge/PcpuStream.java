package io.xenscope.analyze.merge;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.rules.PlainEntry;
import io.xenscope.analyze.sched.Run;
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
public final class PcpuStream implements Moment {
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
    /** Where the last record of the window may begin so that even the longest there is lies inside. */
    private long lastPlain;

    private long time;
    private long commonTime;
    private int vcpu;
    private boolean leaves;
    private boolean lossBegins;
    private boolean lossEnds;
    private long lossEnd;
    private long nextRun;
    private long nextRunOffset;
    /** While one run is read: false once it is over. */
    private boolean isInRun;

    private boolean isUnnamedRun;

    PcpuStream(PcpuPlaces places, ByteSource source) {
        this.places = places;
        this.source = source;
        this.cursor = new RecordCursor(source, places.hasHvmPrefix());
        this.resync = new Resync(source);
        this.clock = places.clock();
        this.isCommon = clock == ClockModel.IDENTITY;
    }

    /** Moves to the first record that is not before a common tick; false where there is none. */
    boolean open(long tick) {
        window = places.windowBefore(tick);
        long run = places.runBefore(tick);
        nextRun = run + 1;
        nextRunOffset = places.runOffset(nextRun);
        leaves = false;
        lossBegins = false;
        lossEnds = false;
        vcpu = VcpuKey.UNKNOWN;
        enterWindow();
        time = places.time(window);
        if (run >= 0) {
            resume(run);
        }
        boolean any = next();
        while (any && commonTime < tick) {
            any = next();
        }
        return any;
    }

    /** Moves to just before the first record of a run, or of records between runs. */
    void openRun(Run run) {
        window = places.windowWith(run.offset());
        leaves = false;
        lossBegins = false;
        lossEnds = false;
        isInRun = true;
        isUnnamedRun = run.isUnnamed();
        nextRun = isUnnamedRun ? places.runFrom(run.offset()) : run.number() + 1;
        nextRunOffset = places.runOffset(nextRun);
        vcpu = isUnnamedRun ? VcpuKey.UNKNOWN : places.vcpu(run.number());
        enterWindow();
        cursor.skipTo(Math.max(run.offset(), places.start(window)));
        time = run.beginTsc();
        shift = places.shiftBehind(time - 1);
        commonTime = run.begin();
    }

    /**
     * Moves to the next record of the run that was opened by a {@link RunReader}, whose event is in {@code wanted}; false at the end
     * of the run. Some records that nobody wants may come, too.
     */
    public boolean nextInRun(EventSet wanted) {
        if (!isInRun) {
            return false;
        }
        if (find(wanted)) {
            return true;
        }
        long following = nextRun;
        boolean goesOn = next() && nextRun == following && !endsRun();
        isInRun = isInRun && goesOn;
        return isInRun;
    }

    /** Moves to the next record that is wanted or special, or begins a window; false at the end. */
    boolean nextWanted(EventSet wanted) {
        return !leaves && find(wanted) || next();
    }

    /** Whether the present record ends the run that it would belong to. */
    private boolean endsRun() {
        int event = cursor.event();
        if (SchedEvents.isRunstateChange(event)) {
            return SchedEvents.isToRunning(event) || leaves && !isUnnamedRun;
        }
        return leaves;
    }

    /**
     * Passes over records of the present window that are neither wanted nor special; true where it moved to a wanted one that is
     * plain, as most are, false just before any other.
     */
    private boolean find(EventSet wanted) {
        long from = cursor.nextOffset();
        long last = Math.min(lastPlain, nextRunOffset - 1);
        long at = from;
        long now = time;
        while (at <= last) {
            int header = source.i32(at);
            if (isSpecial(header)) {
                break;
            }
            boolean isWanted = wanted.has(header);
            if (isWanted && leaves) {
                break;
            }
            if (header < 0) {
                long ticks = source.i64(at + 4) + shift;
                if (ticks < now || ticks > windowEndTime) {
                    break;
                }
                now = ticks;
            }
            if (isWanted) {
                take(header, at, now, from);
                return true;
            }
            at += RecordHeader.size(header);
        }
        if (at > from) {
            moveBefore(at, now);
        }
        return false;
    }

    /**
     * Passes over records of the present run as long as they are entries of PV guests of which none continues a call, with others
     * between that nobody wants: all but the last of them, which comes next. What they are is counted. Whether there were any.
     */
    public boolean pass(EventSet wanted, PassedEntries passed) {
        long last = leaves ? 0 : Math.min(lastPlain, nextRunOffset - 1);
        long at = cursor.nextOffset();
        long now = time;
        long candidate = at;
        long before = now;
        long begin = now;
        int kind = PlainEntry.NONE;
        while (at <= last) {
            int header = source.i32(at);
            long ticks = header < 0 ? source.i64(at + 4) + shift : now;
            if (isSpecial(header) || ticks < now || ticks > windowEndTime) {
                break;
            }
            if (wanted.has(header)) {
                int next = PlainEntry.kind(source, header, at);
                if (next == PlainEntry.NONE || kind != PlainEntry.NONE && !passed.add(kind, begin)) {
                    break;
                }
                kind = next;
                candidate = at;
                before = now;
                begin = ticks;
            }
            now = ticks;
            at += RecordHeader.size(header);
        }
        if (passed.isAny()) {
            moveBefore(candidate, before);
        }
        return passed.isAny();
    }

    /** Takes hypercalls of which {@link PlainEntry#simpleCall} says everything. */
    public interface CallVisitor {
        /** A {@link PlainEntry#simpleCall}; {@code time} in common ticks. */
        void call(long call, long time);
    }

    /**
     * Passes over records of the present run as long as they are simple hypercalls of PV guests, with others between that nobody wants;
     * each is given to {@code visitor}.
     */
    public void passCalls(EventSet wanted, CallVisitor visitor) {
        long last = leaves ? 0 : Math.min(lastPlain, nextRunOffset - 1);
        long from = cursor.nextOffset();
        long at = from;
        long now = time;
        while (at <= last) {
            int header = source.i32(at);
            long ticks = now;
            if (header < 0) {
                ticks = source.i64(at + 4) + shift;
                if (ticks < now || ticks > windowEndTime) {
                    break;
                }
            }
            long call = PlainEntry.simpleCall(source, header, at);
            if (call != PlainEntry.NONE) {
                visitor.call(call, common(ticks));
            } else if (wanted.has(header) || isSpecial(header)) {
                break;
            }
            now = ticks;
            at += RecordHeader.size(header);
        }
        if (at > from) {
            moveBefore(at, now);
        }
    }

    /** What comes next is the record at {@code offset}; the one before it has this time. */
    private void moveBefore(long offset, long before) {
        cursor.skipTo(offset);
        cursor.tsc(before - shift);
        time = before;
    }

    /** A time of the present window in common ticks. */
    public long common(long ofPcpu) {
        return isCommon ? ofPcpu : clock.ticks(ofPcpu);
    }

    /** Moves to a plain record, behind some from {@code from} on that nobody wants. */
    private void take(int header, long at, long now, long from) {
        if (header < 0 || at > from) {
            cursor.tsc(now - shift);
        }
        cursor.moveTo(header, at);
        time = now;
        commonTime = common(now);
    }

    private void resume(long run) {
        long offset = places.runOffset(run);
        if (offset > places.start(window)) {
            cursor.skipTo(offset);
            time = places.runs().beginTsc(run);
            shift = places.shiftBehind(time - 1);
            vcpu = places.vcpu(run);
        } else if (places.runs().endTsc(run) > time) {
            vcpu = places.vcpu(run);
        }
    }

    private void enterWindow() {
        cursor.wrap(places.start(window), places.end(window));
        shift = places.shift(window);
        windowEndTime = places.time(window + 1);
        lastPlain = places.end(window) - RecordHeader.MOST_BYTES;
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
        run.until(tick, Math.min(lastPlain, nextRunOffset - 1));
        run.fill(source, shift, windowEndTime, isCommon ? null : clock);
        time = run.pcpuTime();
        commonTime = run.commonTime();
        if (run.end() > cursor.nextOffset()) {
            cursor.tsc(time - shift).moveTo(source.i32(run.last()), run.last());
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
        if (cursor.offset() >= nextRunOffset) {
            enterRun();
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

    /** Whose run begins behind the last record runs here now. */
    private boolean end() {
        if (nextRunOffset < Long.MAX_VALUE) {
            enterRun();
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
            interrupted();
        }
        return true;
    }

    private void enterRun() {
        vcpu = places.vcpu(nextRun);
        nextRunOffset = places.runOffset(++nextRun);
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

    /** The clock may have been set again within this window. */
    private long timeAnew(long tsc) {
        long anew = places.shiftBehind(time);
        long ticks = tsc + anew;
        if (anew == shift || ticks < time || ticks > windowEndTime) {
            return time;
        }
        shift = anew;
        if (nextRun == 0 || places.runOffset(nextRun - 1) != cursor.offset()) {
            interrupted();
        }
        return ticks;
    }

    /** Who runs is not known any more, and no record says so. */
    private void interrupted() {
        vcpu = VcpuKey.UNKNOWN;
        isInRun = false;
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

    @Override
    public int pcpu() {
        return places.pcpu();
    }

    /** The present record. */
    @Override
    public RecordCursor record() {
        return cursor;
    }

    /** Its time in common ticks. */
    @Override
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
    @Override
    public int vcpu() {
        return vcpu;
    }

    /** The same, or {@link #LOST} where records are missing up to the present one. */
    public int state() {
        return lossEnds ? LOST : vcpu;
    }
}
