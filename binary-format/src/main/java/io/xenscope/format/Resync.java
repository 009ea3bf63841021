package io.xenscope.format;

import io.xenscope.format.event.GenEvents;

/**
 * Finds where the records of a window go on behind a window header that has no business in it (xentrace format,
 * section 10). A header that is borne out opens a window of another pcpu: that is left out with it.
 *
 * <p>Everybody who reads the records of a window has to go on at the same place, or their times and vcpus would differ.
 */
public final class Resync {
    /** In a file without any window header records are looked for so far; they begin within 40 bytes of a cut. */
    private static final int SEARCHED = 1 << 16;

    private static final int FEWEST_TIMES = 3;

    /** Hours at any rate: records that follow one another are nearer, words taken for records hardly ever. */
    private static final long LONGEST_TICKS = 1L << 44;

    private final WindowHeaders headers;
    private final RecordCursor probe;
    private int times;
    private long firstTime;

    public Resync(ByteSource source) {
        this.headers = new WindowHeaders(source);
        this.probe = new RecordCursor(source);
    }

    /** Moves a cursor from the stray header that is its present record to the next records; returns the bytes left out. */
    public long skip(RecordCursor record) {
        long from = record.nextOffset();
        long end = from + record.rest();
        long header = record.offset();
        boolean believed = headers.isHeader(header) && headers.isConvincing(header);
        long at = believed ? Math.min(end, headers.windowEnd(header)) : from;
        while (at < end && !goesOn(at, end)) {
            at += 4;
        }
        long found = Math.min(at, end);
        record.skipTo(found);
        return found - from;
    }

    /** The first record with room for a window header before it, or {@code size}, that of the file, if there is none. */
    long firstRecord(long size) {
        long last = Math.min(size, SEARCHED);
        for (long at = RecordHeader.WINDOW_HEADER_BYTES; at < last; at++) {
            walk(at, size);
            if (times >= FEWEST_TIMES && probe.tsc() - firstTime <= LONGEST_TICKS) {
                return at;
            }
        }
        return size;
    }

    /** Whether records follow up to the end, or at least as many as convince. */
    private boolean goesOn(long at, long end) {
        return walk(at, end) == WindowHeaders.CONVINCING_RECORDS || probe.nextOffset() == end;
    }

    /** How many records follow in the order of time, at most as many as convince. */
    private int walk(long at, long end) {
        probe.wrap(at, end).tsc(0);
        times = 0;
        for (int count = 0; count < WindowHeaders.CONVINCING_RECORDS; count++) {
            long last = probe.tsc();
            long from = probe.nextOffset();
            if (!probe.next() || !isRecord(probe.header()) || Long.compareUnsigned(probe.tsc(), last) < 0) {
                probe.skipTo(from);
                probe.tsc(last);
                return count;
            }
            countTime();
        }
        return WindowHeaders.CONVINCING_RECORDS;
    }

    private void countTime() {
        if (probe.hasTsc()) {
            firstTime = times++ == 0 ? probe.tsc() : firstTime;
        }
    }

    private static boolean isRecord(int header) {
        return RecordHeader.isPlausible(header) && RecordHeader.event(header) != GenEvents.TRACE_CPU_CHANGE;
    }
}
