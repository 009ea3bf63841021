package io.xenscope.format.vmcore;

import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.event.GenEvents;
import java.util.ArrayList;
import java.util.List;

/** Follows records in the data of a ring, from one to the next, and finds where they go on behind damage. One thread. */
final class RecordChain {
    /** So many records in a row, in the order of time, are no accident. */
    static final int CONVINCING = 8;

    /** The first whole record begins within what a record that was overwritten and a half-written one take. */
    private static final int SEARCHED = 116;

    private static final int LEAST_TIMES = 2;

    private final RecordCursor record;
    private final Gaps gaps;
    private long count;
    private long firstTsc;
    private long lastTsc;
    private boolean inOrder;

    RecordChain(ByteSource bytes, Gaps gaps) {
        this.gaps = gaps;
        this.record = new RecordCursor(bytes);
    }

    private void begin(long from, long to) {
        record.wrap(from, to).tsc(0);
        count = 0;
        firstTsc = RingPiece.NO_TIME;
        lastTsc = RingPiece.NO_TIME;
        inOrder = true;
    }

    /** Goes on to the next record; false at the end or where none is, and then {@link #reached} is where that is. */
    private boolean next() {
        long here = record.nextOffset();
        if (!record.next()) {
            return false;
        }
        if (!RecordHeader.isPlausible(record.header()) || record.event() == GenEvents.TRACE_CPU_CHANGE) {
            record.skipTo(here);
            return false;
        }
        count++;
        if (record.hasTsc()) {
            inOrder &= lastTsc == RingPiece.NO_TIME || Long.compareUnsigned(record.tsc(), lastTsc) >= 0;
            firstTsc = firstTsc == RingPiece.NO_TIME ? record.tsc() : firstTsc;
            lastTsc = record.tsc();
        }
        return true;
    }

    private long reached() {
        return record.nextOffset();
    }

    /**
     * All bytes from one place to another: records, and what lies between them. Records begin at {@code from}, unless damaged; none
     * lies across a gap.
     */
    List<RingPiece> pieces(long from, long to) {
        List<RingPiece> pieces = new ArrayList<>();
        long at = from;
        boolean isRecord = true;
        while (at < to) {
            Gap gap = gaps.next(at);
            long limit = Math.min(to, gap.from());
            long start = isRecord ? at : firstGood(at, limit);
            addJunk(pieces, at, start);
            at = addRecords(pieces, start, limit);
            if (at >= gap.from()) {
                addJunk(pieces, at, Math.min(to, gap.to()));
                at = Math.min(to, gap.to());
            }
            isRecord = false;
        }
        return pieces;
    }

    private long addRecords(List<RingPiece> pieces, long from, long to) {
        begin(from, to);
        while (next()) {
            // On to the end, or to damage.
        }
        if (count > 0) {
            pieces.add(new RingPiece(from, reached(), RingPiece.Part.UNKNOWN, count, firstTsc, lastTsc));
        }
        return reached();
    }

    private static void addJunk(List<RingPiece> pieces, long from, long to) {
        if (to <= from) {
            return;
        }
        RingPiece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && !last.isRecords()) {
            pieces.set(pieces.size() - 1, RingPiece.junk(last.from(), to, RingPiece.Part.UNKNOWN));
        } else {
            pieces.add(RingPiece.junk(from, to, RingPiece.Part.UNKNOWN));
        }
    }

    /** The first place from which records go on, or the end. */
    private long firstGood(long from, long to) {
        long at = from;
        while (at < to && !goesOn(at, to)) {
            at += 4;
        }
        return Math.min(at, to);
    }

    private boolean goesOn(long from, long to) {
        begin(from, to);
        int times = 0;
        while (count < CONVINCING && next()) {
            times += record.hasTsc() ? 1 : 0;
        }
        return inOrder && times >= LEAST_TIMES && (count == CONVINCING || reached() == to);
    }

    /**
     * Where whole records begin in what was overwritten from its begin on: at a record with a time from which records lead exactly to the
     * end, never back in time nor behind {@code latest}. Where damage leaves no such place, the first that convinces.
     */
    long firstRecord(long from, long to, long latest) {
        for (long at = from; at <= from + SEARCHED && at < to; at += 4) {
            begin(at, to);
            boolean isFirst = next() && record.hasTsc();
            while (isFirst && inOrder && next()) {
                // On to the end, or to what shows that this was none.
            }
            if (isFirst && inOrder && reached() == to && Long.compareUnsigned(lastTsc, latest) <= 0) {
                return at;
            }
        }
        return firstGood(from, to);
    }

    /** Whether records may end at a place: false only where a record that is none of damage lies across it. */
    boolean mayEndAt(long from, long to, long place) {
        begin(from, to);
        while (reached() < place) {
            if (!next() || !inOrder) {
                return true;
            }
        }
        // One record across may be the last one's neighbour from the lap before.
        return reached() == place || !goesOnBehind(to);
    }

    private boolean goesOnBehind(long to) {
        long seen = count;
        while (count < seen + CONVINCING && next() && inOrder) {
            // As long as it convinces.
        }
        return inOrder && count == seen + CONVINCING;
    }

    /**
     * Where the latest lap ends if the ring does not say so: behind the last record with a time before times fall for the first time. What
     * follows it without a time may be of either lap. Where times never fall, behind the last record.
     */
    long endOfLatestLap(long from, long to) {
        long last = RingPiece.NO_TIME;
        long end = from;
        long lastEnd = from;
        for (RingPiece piece : pieces(from, to)) {
            begin(piece.from(), piece.isRecords() ? piece.to() : piece.from());
            while (next()) {
                if (record.hasTsc()) {
                    if (last != RingPiece.NO_TIME && Long.compareUnsigned(record.tsc(), last) < 0) {
                        return end;
                    }
                    last = record.tsc();
                    end = record.nextOffset();
                }
                lastEnd = record.nextOffset();
            }
        }
        return lastEnd;
    }
}
