package io.xenscope.report.clock;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;

/** Finds a record in the file by its pcpu and TSC. */
final class RecordPlace {
    /** There is no such record: its TSC was taken for another time. */
    static final long NOWHERE = -1;

    private final WindowIndex windows;
    private final RecordCursor record;

    RecordPlace(Capture capture) {
        this.windows = capture.windows();
        this.record = new RecordCursor(capture.source());
    }

    /** Offset of the first record of the pcpu with that TSC; only the last window that begins before it is read. */
    long of(int pcpu, long tsc) {
        long found = NOWHERE;
        int behind = -1;
        for (int window = 0; window < windows.count() && found == NOWHERE; window++) {
            if (windows.pcpu(window) == pcpu && begins(window)) {
                found = record.tsc() == tsc ? record.offset() : NOWHERE;
                if (record.tsc() > tsc) {
                    break;
                }
                behind = window;
            }
        }
        return found == NOWHERE && behind >= 0 ? search(behind, tsc) : found;
    }

    /** Goes to the first record of the window with a TSC. */
    private boolean begins(int window) {
        record.wrap(windows.start(window), windows.end(window));
        while (record.next()) {
            if (record.hasTsc()) {
                return true;
            }
        }
        return false;
    }

    private long search(int window, long tsc) {
        record.wrap(windows.start(window), windows.end(window));
        while (record.next()) {
            if (record.hasTsc() && record.tsc() == tsc) {
                return record.offset();
            }
        }
        return NOWHERE;
    }
}
