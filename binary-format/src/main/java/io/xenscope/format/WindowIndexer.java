package io.xenscope.format;

import io.xenscope.format.event.GenEvents;

/**
 * Finds the windows of a capture by going from header to header; where the chain breaks, looks for its next link.
 *
 * <p>At a broken link the records before it are walked: a window header met by them says that the last window's size
 * was wrong, and nothing is lost. Otherwise the file is searched from the first record that makes no sense (xentrace
 * format, section 10). Every byte is looked at a bounded number of times.
 */
final class WindowIndexer {
    /** So many zeros are a hole, not a record that went wrong. */
    private static final int ZERO_BYTES = 16 * 4;

    private final ByteSource source;
    private final WindowHeaders headers;
    private final ChainParts parts;
    private final long size;
    private final Problems problems;
    private final WindowIndex index = new WindowIndex();

    WindowIndexer(ByteSource source, Problems problems, ChainParts parts) {
        this.source = source;
        this.headers = new WindowHeaders(source);
        this.parts = parts;
        this.size = source.size();
        this.problems = problems;
    }

    WindowIndex index() {
        long at = 0;
        while (at < size) {
            long from = at;
            at = parts.addFrom(from, index);
            if (at == from) {
                at = step(from);
            }
        }
        return index;
    }

    private long step(long at) {
        if (!headers.isHeader(at)) {
            return repair(at);
        }
        return headers.windowEnd(at) > size ? addLast(at) : headers.add(at, index);
    }

    /** A window that reaches past the end of the file: the file was cut, or the size is wrong and others follow. */
    private long addLast(long at) {
        int pcpu = headers.pcpu(at);
        long start = at + RecordHeader.WINDOW_HEADER_BYTES;
        long stop = walk(start);
        long found = nextHeader(stop);
        if (found == size) {
            index.add(pcpu, start, size);
            problems.at(at, ProblemKind.TRUNCATED_WINDOW);
            return size;
        }
        index.add(pcpu, start, stop);
        problems.at(at, ProblemKind.WRONG_WINDOW_SIZE);
        return skip(stop, found);
    }

    /** Called where a header was due and is none; returns where indexing goes on. */
    private long repair(long due) {
        int last = index.count() - 1;
        if (last < 0) {
            return begin();
        }
        if (index.end(last) != due) {
            return skip(due, nextHeader(due));
        }
        long stop = walk(index.start(last));
        if (stop > due && !goesOn(due, stop)) {
            stop = due;
        }
        long found = nextHeader(stop);
        if (stop > due || stop < due && found == stop) {
            problems.at(index.start(last) - RecordHeader.WINDOW_HEADER_BYTES, ProblemKind.WRONG_WINDOW_SIZE);
        }
        index.moveLastEnd(stop);
        return skip(stop, found);
    }

    /** A file that does not begin with a header: its head is missing or damaged, and maybe every header with it. */
    private long begin() {
        long found = nextHeader(0);
        if (found < size) {
            return skip(0, found);
        }
        long first = new Resync(source).firstRecord(size);
        if (first == size) {
            return skip(0, size);
        }
        // Every window has a header, and so has this one, though its content cannot be read.
        skip(0, first - RecordHeader.WINDOW_HEADER_BYTES);
        index.markBreak();
        index.add(0, first, size);
        problems.at(first, ProblemKind.NO_WINDOW);
        return size;
    }

    /** Whether a window's records go on behind its stated end; not if its size is right and the next header damaged. */
    private boolean goesOn(long due, long stop) {
        return !isDamagedHeader(due) && (stop == size || headers.isHeader(stop) && headers.isConvincing(stop));
    }

    /** A header but for a bit or two, or one that leads to the next. Taken for a record it would lend pcpus records. */
    private boolean isDamagedHeader(long at) {
        if (size - at < RecordHeader.WINDOW_HEADER_BYTES) {
            return false;
        }
        int windowSize = source.i32(at + 8);
        return Integer.bitCount(source.i32(at) ^ RecordHeader.CPU_CHANGE) <= 2
                || windowSize >= 0 && headers.isHeader(at + RecordHeader.WINDOW_HEADER_BYTES + windowSize);
    }

    /**
     * Walks records from {@code from} and returns the offset of the first header, nonsense or torn record. Headers
     * inside records count: a record that was torn in the file takes the header behind it for its own words.
     */
    private long walk(long from) {
        RecordCursor cursor = new RecordCursor(source).wrap(from, size);
        while (cursor.next()) {
            if (cursor.event() == GenEvents.TRACE_CPU_CHANGE || !RecordHeader.isPlausible(cursor.header())) {
                return cursor.offset();
            }
            long inside = nextHeader(cursor.offset() + 4, cursor.nextOffset());
            if (inside < cursor.nextOffset()) {
                return inside;
            }
        }
        return cursor.nextOffset();
    }

    /** The next believable header, or the end of the file. */
    private long nextHeader(long from) {
        return nextHeader(from, size);
    }

    /** The next believable header before {@code to}, or {@code to}. */
    private long nextHeader(long from, long to) {
        long step = (from & 3) == 0 && (size & 3) == 0 ? 4 : 1;
        long found = from;
        while (found < to && !(headers.isHeader(found) && headers.isConvincing(found))) {
            found += step;
        }
        return Math.min(found, to);
    }

    private long skip(long from, long to) {
        if (to > from) {
            problems.at(from, kindOf(from, to), to - from);
            index.markBreak();
        }
        return to;
    }

    private ProblemKind kindOf(long from, long to) {
        if (index.count() == 0) {
            return ProblemKind.LEADING_GARBAGE;
        }
        if (isZero(from, Math.min(to, from + ZERO_BYTES))) {
            return ProblemKind.ZERO_FILL;
        }
        boolean shortEnd = to == size && to - from < RecordHeader.WINDOW_HEADER_BYTES;
        return shortEnd ? ProblemKind.TRUNCATED_HEADER : ProblemKind.LOST_SYNC;
    }

    private boolean isZero(long from, long to) {
        if (to - from < ZERO_BYTES) {
            return false;
        }
        for (long at = from; at < to; at += 4) {
            if (source.i32(at) != 0) {
                return false;
            }
        }
        return true;
    }
}
