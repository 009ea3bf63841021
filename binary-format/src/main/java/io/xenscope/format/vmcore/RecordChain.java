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
    private long count;
    private long firstTsc;
    private long lastTsc;
    private boolean inOrder;

    RecordChain(ByteSource bytes) {
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

    /** All bytes from one place to another: records, and what lies between them. Records begin at {@code from}, unless damaged. */
    List<RingPiece> pieces(long from, long to) {
        List<RingPiece> pieces = new ArrayList<>();
        long at = from;
        while (at < to) {
            begin(at, to);
            while (next()) {
                // On to the end, or to damage.
            }
            long end = reached();
            if (count > 0) {
                pieces.add(new RingPiece(at, end, RingPiece.Part.UNKNOWN, count, firstTsc, lastTsc));
            }
            at = end < to ? resume(end, to) : to;
            if (at > end) {
                pieces.add(RingPiece.junk(end, at, RingPiece.Part.UNKNOWN));
            }
        }
        return pieces;
    }

    /** Where records go on behind a place that is none. */
    private long resume(long damaged, long to) {
        long at = damaged + 4;
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
        return goesOn(from, to) ? from : resume(from, to);
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

    /** Where times fall for the first time, or the end. */
    long firstFall(long from, long to) {
        long last = RingPiece.NO_TIME;
        for (RingPiece piece : pieces(from, to)) {
            if (!piece.hasTimes()) {
                continue;
            }
            if (last != RingPiece.NO_TIME && Long.compareUnsigned(piece.firstTsc(), last) < 0) {
                return piece.from();
            }
            long fall = fall(piece);
            if (fall < piece.to()) {
                return fall;
            }
            last = piece.lastTsc();
        }
        return to;
    }

    private long fall(RingPiece piece) {
        begin(piece.from(), piece.to());
        while (next()) {
            if (!inOrder) {
                return record.offset();
            }
        }
        return piece.to();
    }
}
