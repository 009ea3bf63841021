package io.xenscope.bench;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import java.util.Arrays;

/**
 * What must be known of a capture to put a copy behind it: when each pcpu's records begin and end, who ran there at the
 * beginning, and which numbers are taken.
 */
final class CaptureEnds {
    /** Between the last record of a copy and the first of the next; fractions of a millisecond on any machine. */
    private static final long SEAM_TICKS = 1 << 20;

    private static final int UNKNOWN = -1;

    private final int[] firstWindow;
    private final long[] firstTsc;
    private final long[] lastTsc;
    private final int[] runsFirst;
    private int domainLimit = 1;
    private long period;

    private CaptureEnds(int pcpus) {
        firstWindow = filled(pcpus);
        runsFirst = filled(pcpus);
        firstTsc = new long[pcpus];
        lastTsc = new long[pcpus];
        Arrays.fill(firstTsc, Long.MAX_VALUE);
        Arrays.fill(lastTsc, Long.MIN_VALUE);
    }

    private static int[] filled(int pcpus) {
        int[] unknown = new int[pcpus];
        Arrays.fill(unknown, UNKNOWN);
        return unknown;
    }

    static CaptureEnds of(Capture capture) {
        WindowIndex windows = capture.windows();
        CaptureEnds ends = new CaptureEnds(windows.pcpuLimit());
        RecordCursor cursor = new RecordCursor(capture.source());
        for (int window = 0; window < windows.count(); window++) {
            ends.scan(window, windows.pcpu(window), cursor.wrap(windows.start(window), windows.end(window)));
        }
        ends.period = ends.span() + SEAM_TICKS;
        return ends;
    }

    private void scan(int window, int pcpu, RecordCursor cursor) {
        if (firstWindow[pcpu] == UNKNOWN) {
            firstWindow[pcpu] = window;
        }
        while (cursor.next()) {
            if (cursor.hasTsc()) {
                firstTsc[pcpu] = Math.min(firstTsc[pcpu], cursor.tsc());
                lastTsc[pcpu] = Math.max(lastTsc[pcpu], cursor.tsc());
            }
            if (runsFirst[pcpu] == UNKNOWN && namesRunning(cursor.event())) {
                runsFirst[pcpu] = cursor.word(0);
            }
            domainLimit = Math.max(domainLimit, NumberFields.highestDomain(cursor) + 1);
        }
    }

    /** A runstate change from running, or a vcpu that is told to go on running. */
    private static boolean namesRunning(int event) {
        return (event & 0xFFF_FFCF) == 0x2_1001 || event == 0x2_1002;
    }

    /** Where a copy and, of it, one of so many clones of all pcpus go. */
    Move move(int copy, int clone, int clones) {
        return new Move(copy * period + clone, clones, clone, clone * domainLimit);
    }

    private long span() {
        long last = Arrays.stream(lastTsc).max().orElseThrow();
        long first = Arrays.stream(firstTsc).min().orElseThrow();
        return last - first;
    }

    boolean isFirstWindow(int window, int pcpu) {
        return firstWindow[pcpu] == window && firstTsc[pcpu] <= lastTsc[pcpu];
    }

    long firstTsc(int pcpu) {
        return firstTsc[pcpu];
    }

    /** Time of this pcpu's last record in the copy before the one at hand. */
    long lastTscBefore(int pcpu) {
        return lastTsc[pcpu] - period;
    }

    /** Domain of the vcpu that runs when this pcpu's records begin; idle where they do not tell. */
    int firstDomain(int pcpu) {
        return runsFirst[pcpu] == UNKNOWN ? Move.IDLE : runsFirst[pcpu] >>> 16;
    }

    int firstVcpu(int pcpu) {
        return runsFirst[pcpu] == UNKNOWN ? pcpu : runsFirst[pcpu] & 0xFFFF;
    }
}
