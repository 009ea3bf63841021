package io.xenscope.analyze.silence;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.Search;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.SchedEvents;

/**
 * The first run time in nanoseconds that a pcpu states from some record on.
 *
 * <pre>
 * TRC_SCHED_SWITCH_INFPREV   id 0x2800e   w0 domain   w1 ns it ran                 up to Xen 4.7
 *                                         w0 domain   w1 vcpu   w2 ns it ran       since 4.8
 * </pre>
 *
 * @param tsc of the record
 * @param domain of the vcpu that is switched out
 * @param vcpu its number; -1 where the record does not name it
 * @param ranNanos how long it ran, the low 32 bits
 */
record FirstSwitch(long tsc, int domain, int vcpu, long ranNanos) {
    /** So many bytes after the gap are searched. */
    private static final long MOST_BYTES = 1 << 19;

    /** Null where none is found before records are missing. {@code windows} are those of the pcpu. */
    static FirstSwitch after(Capture capture, int[] windows, long offset) {
        WindowIndex index = capture.windows();
        RecordCursor record = new RecordCursor(capture.source());
        long left = MOST_BYTES;
        int first = windowWith(index, windows, offset);
        for (int i = first; i < windows.length && left > 0; i++) {
            if (index.breaks(windows[i]) != index.breaks(windows[first])) {
                return null;
            }
            long end = index.end(windows[i]);
            record.wrap(i == first ? offset : index.start(windows[i]), end);
            left -= record.rest();
            while (record.next()) {
                if (record.event() == GenEvents.LOST_RECORDS) {
                    return null;
                }
                if (record.event() == SchedEvents.SWITCH_INFPREV && record.hasTsc() && record.wordCount() >= 2) {
                    return of(record);
                }
            }
        }
        return null;
    }

    private static FirstSwitch of(RecordCursor record) {
        boolean namesVcpu = record.wordCount() > 2;
        return new FirstSwitch(
                record.tsc(),
                record.word(0) & 0xFFFF,
                namesVcpu ? record.word(1) & 0xFFFF : -1,
                Integer.toUnsignedLong(record.word(namesVcpu ? 2 : 1)));
    }

    private static int windowWith(WindowIndex index, int[] windows, long offset) {
        return (int) Search.first(0, windows.length - 1, i -> index.end(windows[(int) i]) > offset);
    }
}
