package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.Stint;
import io.xenscope.analyze.sched.StintLog;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.SchedEvents;

/**
 * Reads again the records of one stint, across the windows of its pcpu: all from the switch-in up to, and without, what
 * ends the stint. One instance a thread; moved from stint to stint.
 */
final class StintReader {
    private final Capture capture;
    private final WindowIndex windows;
    private final PcpuWindows byPcpu;
    private final RecordCursor cursor;
    private Stint stint;
    private long beginTsc;
    private long length;
    private long shift;
    private long past;
    private long limit;
    private int[] own;
    private int window;
    private long time;

    StintReader(Capture capture, PcpuWindows byPcpu) {
        this.capture = capture;
        this.windows = capture.windows();
        this.byPcpu = byPcpu;
        this.cursor = new RecordCursor(capture.source());
    }

    StintReader open(Stint toRead) {
        stint = toRead;
        StintLog stints = stint.schedule().stints();
        long number = stint.number();
        beginTsc = stints.beginTsc(number);
        length = stints.endTsc(number) - beginTsc;
        limit = number + 1 < stints.count() ? stints.offset(number + 1) : Long.MAX_VALUE;
        shift = stint.schedule().falls().shiftAt(beginTsc);
        past = 0;
        time = stint.begin();
        own = byPcpu.of(stint.pcpu());
        window = byPcpu.find(stint.pcpu(), stint.offset());
        if (window < own.length) {
            int first = own[window];
            cursor.wrap(Math.max(stint.offset(), windows.start(first)), windows.end(first));
        }
        return this;
    }

    /** Moves to the next record of the stint. */
    boolean next() {
        while (window < own.length) {
            if (cursor.next()) {
                return take();
            }
            int behind = own[window];
            boolean torn = cursor.rest() > 0;
            if (++window < own.length && !torn && windows.breaks(own[window]) == windows.breaks(behind)) {
                cursor.wrap(windows.start(own[window]), windows.end(own[window]));
            } else {
                window = own.length;
            }
        }
        return false;
    }

    private boolean take() {
        if (cursor.offset() >= limit || endsStint(cursor.event())) {
            window = own.length;
            return false;
        }
        if (cursor.hasTsc()) {
            advance(cursor.tsc() + shift);
        }
        return true;
    }

    /** A TSC that is not of this stint, or falls, is not believed: the record keeps the time of the one before. */
    private void advance(long tsc) {
        long ticks = tsc - beginTsc;
        if (ticks >= past && ticks <= length) {
            past = ticks;
            time = stint.clamped(tsc);
        }
    }

    /** Runstate changes into or out of running, and what ends a stretch. */
    private boolean endsStint(int event) {
        if (SchedEvents.isRunstateChange(event)) {
            return SchedEvents.isFromRunning(event) || SchedEvents.isToRunning(event);
        }
        boolean zero = event == 0 && stint.ends() == StintLog.ENDS_UNKNOWN;
        return zero || event == GenEvents.LOST_RECORDS || event == GenEvents.TRACE_CPU_CHANGE;
    }

    RecordCursor record() {
        return cursor;
    }

    /** A TSC of this pcpu, from about now, as a common tick within the stint. */
    long timeOf(long tsc) {
        return stint.clamped(Math.max(beginTsc, tsc + shift));
    }

    int pcpu() {
        return stint.pcpu();
    }

    /** Time of the present record in common ticks; never falls. */
    long time() {
        return time;
    }
}
