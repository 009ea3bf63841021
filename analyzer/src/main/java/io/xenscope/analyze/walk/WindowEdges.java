package io.xenscope.analyze.walk;

import io.xenscope.clock.evidence.WindowTimes;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;

/** Reads the times at the borders of windows, and counts the passes of xentrace over all pcpus. */
final class WindowEdges {
    private final WindowIndex windows;
    private final RecordCursor cursor;
    private int pass;
    private int previousPcpu = -1;
    private long first;
    private long second;

    WindowEdges(Capture capture) {
        windows = capture.windows();
        cursor = new RecordCursor(capture.source());
    }

    /** Takes note of a window, whosever it is; a new pass begins where the pcpu number does not rise. */
    void pass(int window) {
        if (windows.pcpu(window) <= previousPcpu) {
            pass++;
        }
        previousPcpu = windows.pcpu(window);
    }

    /** Looks at the first two records with a TSC in a window that is about to be walked. */
    void open(int window) {
        cursor.wrap(windows.start(window), windows.end(window));
        first = next();
        second = first == WindowTimes.NONE ? first : next();
    }

    private long next() {
        while (cursor.next()) {
            if (cursor.hasTsc()) {
                return cursor.tsc();
            }
        }
        return WindowTimes.NONE;
    }

    /** The window has been walked. Times that are in disorder prove nothing. */
    void close(PcpuWalk pcpu, long shiftBefore) {
        if (first == WindowTimes.NONE) {
            return;
        }
        WindowTimes times = pcpu.windows();
        long last = pcpu.now();
        long least = times.count() == 0 ? pcpu.first() : times.last(times.count() - 1);
        long begin = Math.min(last, Math.max(least, first + shiftBefore));
        boolean isSound = begin == first + shiftBefore
                && second != WindowTimes.NONE
                && second + shiftBefore >= begin
                && second + shiftBefore <= last;
        times.add(pass, begin, isSound ? second + shiftBefore : WindowTimes.NONE, last);
    }
}
