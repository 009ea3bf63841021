package io.xenscope.format.vmcore;

import java.util.List;
import java.util.function.Predicate;

/**
 * The bytes of a ring, taken apart.
 *
 * @param pieces in the order of time; with what is empty they are all bytes of the ring
 * @param pointers whether it shows what was fetched
 * @param empty bytes that were never written
 */
record RingContent(Ring ring, List<RingPiece> pieces, boolean pointers, long empty) {
    /** What was overwritten in part when the host died is shorter than this: more is damage. */
    private static final long LARGEST_GAP = 120;

    long bytes(Predicate<RingPiece> which) {
        return pieces.stream().filter(which).mapToLong(RingPiece::bytes).sum();
    }

    long records(Predicate<RingPiece> which) {
        return pieces.stream().filter(which).mapToLong(RingPiece::records).sum();
    }

    long recordBytes() {
        return bytes(RingPiece::isRecords);
    }

    long skippedBytes() {
        return bytes(piece -> !piece.isRecords());
    }

    long lastTsc() {
        return pieces.stream()
                .filter(RingPiece::hasTimes)
                .mapToLong(RingPiece::lastTsc)
                .max()
                .orElse(RingPiece.NO_TIME);
    }

    /** Whether most of what was written are records. */
    boolean isConvincing() {
        long records = records(RingPiece::isRecords);
        return records >= RecordChain.CONVINCING && 2 * recordBytes() >= ring.size() - empty - ring.missing();
    }

    /** Bytes that damage made useless: all skipped bytes except the record that was being overwritten. */
    long damagedBytes() {
        long skipped = skippedBytes();
        boolean isUsual = pieces.stream().filter(piece -> !piece.isRecords()).count() <= 1
                && skipped <= LARGEST_GAP
                && (skipped == 0 || !pieces.get(0).isRecords());
        return isUsual && pointers ? 0 : skipped;
    }

    /** Nobody had read the full ring when the host died: it has the first records since it was made. */
    boolean isUnreadAndFull() {
        return pointers && ring.consumer() == 0 && ring.producer() != 0 && ring.size() - ring.producer() < LARGEST_GAP;
    }
}
