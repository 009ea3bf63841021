package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.Stint;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.WindowIndex;

/**
 * Reads again the records of one stint, across the windows of its pcpu: all from the switch-in up to, and without, the
 * record that ends the stint. One instance a thread; moved from stint to stint.
 */
final class StintReader {
    /** Runstate changes into or out of running, and what ends a stretch. */
    private static final int RUNSTATE_CHANGE = 0x21001;

    private static final int STATE_BITS = 0x330;

    private final WindowIndex windows;
    private final PcpuWindows byPcpu;
    private final RecordCursor cursor;
    private Stint stint;
    private int[] own;
    private int window;
    private long time;

    StintReader(Capture capture, PcpuWindows byPcpu) {
        this.windows = capture.windows();
        this.byPcpu = byPcpu;
        this.cursor = new RecordCursor(capture.source());
    }

    StintReader open(Stint toRead) {
        stint = toRead;
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
            if (++window < own.length && windows.breaks(own[window]) == windows.breaks(behind)) {
                cursor.wrap(windows.start(own[window]), windows.end(own[window]));
            } else {
                window = own.length;
            }
        }
        return false;
    }

    private boolean take() {
        if (cursor.hasTsc()) {
            time = stint.clamped(cursor.tsc());
        }
        if (endsStint(cursor.event())) {
            window = own.length;
            return false;
        }
        return true;
    }

    private static boolean endsStint(int event) {
        if ((event & ~STATE_BITS) == RUNSTATE_CHANGE) {
            return (event >>> 8 & 3) == 0 || (event >>> 4 & 3) == 0;
        }
        return event == RecordHeader.LOST_RECORDS_EVENT || event == RecordHeader.CPU_CHANGE_EVENT || event == 0;
    }

    RecordCursor record() {
        return cursor;
    }

    /** Time of the present record in common ticks. */
    long time() {
        return time;
    }
}
