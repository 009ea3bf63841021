package io.xenscope.format.vmcore;

import io.xenscope.format.ByteSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One ring copied out of a dump: {@code u32 consumer, u32 producer}, then its data. Both count modulo twice the size of the data.
 *
 * <pre>
 * data      0 .......... cons%X ........ prod%X ................... X
 *           fetched        not fetched     fetched, the lap before
 * </pre>
 *
 * @param data where its data begin in {@code bytes}
 * @param size bytes of data
 * @param gaps what the dump does not have of them and of the two words
 */
record Ring(int pcpu, ByteSource bytes, long data, long size, Gaps gaps) {
    static final int POINTER_BYTES = 8;

    /** Bytes that the dump does not have. */
    long missing() {
        return gaps.bytes();
    }

    long consumer() {
        return Integer.toUnsignedLong(bytes.i32(data - 8));
    }

    long producer() {
        return Integer.toUnsignedLong(bytes.i32(data - 4));
    }

    /** Whether consumer and producer can be what Xen left there. */
    boolean hasPointers() {
        return arePointers(consumer(), producer(), size);
    }

    /** The same of a ring with so many bytes of data that is still in the dump. */
    static boolean arePointers(long consumer, long producer, long size) {
        return isPointer(consumer, size) && isPointer(producer, size) && unfetched(consumer, producer, size) <= size;
    }

    private static boolean isPointer(long value, long size) {
        return value < 2 * size && value % 4 == 0;
    }

    private static long unfetched(long consumer, long producer, long size) {
        return (producer - consumer + 2 * size) % (2 * size);
    }

    private long unfetched() {
        return unfetched(consumer(), producer(), size);
    }

    /** What it holds, in the order of time. */
    RingContent content() {
        RecordChain chain = new RecordChain(bytes, gaps);
        if (isEmpty()) {
            return new RingContent(this, List.of(), true, size);
        }
        return pointersFit(chain) ? byPointers(chain) : byTimes(chain);
    }

    private boolean isEmpty() {
        return consumer() == 0 && producer() == 0 && isZero(0, size);
    }

    /** Whether records end where the pointers say that some do; damage before that place proves nothing. */
    private boolean pointersFit(RecordChain chain) {
        if (!hasPointers()) {
            return false;
        }
        long written = producer() % size;
        boolean inThisLap = unfetched() <= written;
        return (!inThisLap || chain.mayEndAt(data, data + size, data + written - unfetched()))
                && chain.mayEndAt(data, data + size, data + written);
    }

    private RingContent byPointers(RecordChain chain) {
        long written = producer() % size;
        long unfetched = unfetched();
        long fetched = written - unfetched;
        List<RingPiece> pieces = new ArrayList<>();
        if (fetched >= 0) {
            addAll(pieces, chain.pieces(data, data + fetched), RingPiece.Part.FETCHED);
            addAll(pieces, chain.pieces(data + fetched, data + written), RingPiece.Part.UNFETCHED);
        } else {
            addAll(pieces, chain.pieces(data + size + fetched, data + size), RingPiece.Part.UNFETCHED);
            addAll(pieces, chain.pieces(data, data + written), RingPiece.Part.UNFETCHED);
        }
        long oldest = fetched >= 0 ? size : size + fetched;
        return withOldest(chain, pieces, written, oldest, RingPiece.Part.FETCHED, true);
    }

    /**
     * The pointers are damaged: the latest lap is what begins at the begin of the data, up to where times fall; what follows is of the
     * lap before. What was fetched is not known.
     */
    private RingContent byTimes(RecordChain chain) {
        long end = chain.endOfLatestLap(data, data + size);
        List<RingPiece> pieces = new ArrayList<>();
        addAll(pieces, chain.pieces(data, end), RingPiece.Part.UNKNOWN);
        return withOldest(chain, pieces, end - data, size, RingPiece.Part.UNKNOWN, false);
    }

    /** Puts before the others what is left of the lap before, whose first record was overwritten in part. */
    private RingContent withOldest(
            RecordChain chain, List<RingPiece> later, long from, long to, RingPiece.Part part, boolean pointers) {
        long empty = isZero(from, to) ? to - from : 0;
        List<RingPiece> all = new ArrayList<>();
        if (empty == 0 && to > from) {
            long latest = later.stream()
                    .filter(RingPiece::hasTimes)
                    .mapToLong(RingPiece::firstTsc)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
            long begin = chain.firstRecord(data + from, data + to, latest);
            all.add(RingPiece.junk(data + from, begin, part));
            addAll(all, chain.pieces(begin, data + to), part);
        }
        all.addAll(later);
        all.removeIf(piece -> piece.bytes() == 0);
        return new RingContent(this, all, pointers, empty);
    }

    private static void addAll(List<RingPiece> all, List<RingPiece> more, RingPiece.Part part) {
        more.forEach(piece -> all.add(piece.of(part)));
    }

    private boolean isZero(long from, long to) {
        for (long at = from; at < to; at += 4) {
            if (bytes.i32(data + at) != 0) {
                return false;
            }
        }
        return true;
    }
}
