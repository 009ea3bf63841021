package io.xenscope.format.vmcore;

/**
 * What became of the bytes of one trace buffer: those of records, skipped and empty ones add up to its size.
 *
 * @param bytes of the buffer, without the words that say how far it was written and read
 * @param unfetchedBytes records that xentrace had not fetched; null where the buffer does not tell which those are
 * @param fetchedBytes records that it had; null likewise
 * @param recordBytes all of them
 * @param records all of them
 * @param unfetchedRecords null likewise
 * @param fetchedRecords null likewise
 * @param skippedBytes bytes that are no whole records: overwritten in part, damaged, or not in the dump
 * @param missingBytes those of them that are not in the dump
 * @param emptyBytes never written
 * @param lostUnreported records that Xen dropped, and had no room to say so; null where only symbols would tell
 * @param firstTsc of the first record with a time; null where there is none
 * @param lastTsc of the last one
 */
public record RingFacts(
        int pcpu,
        long bytes,
        Long unfetchedBytes,
        Long unfetchedRecords,
        Long fetchedBytes,
        Long fetchedRecords,
        long recordBytes,
        long records,
        long skippedBytes,
        long missingBytes,
        long emptyBytes,
        Long lostUnreported,
        Long firstTsc,
        Long lastTsc) {
    /** A record that finds less room than this may have been dropped: no later one says so. */
    private static final int LARGEST_RECORD = 40;

    /** Whether records after the last one are missing: it was full, and the host died before someone made room. */
    boolean endsEarly() {
        return lostUnreported != null
                ? lostUnreported > 0
                : unfetchedBytes != null && unfetchedBytes > bytes - LARGEST_RECORD;
    }

    static RingFacts of(RingContent content, Long lost) {
        boolean known = content.pointers();
        return new RingFacts(
                content.ring().pcpu(),
                content.ring().size(),
                known ? (Long) content.bytes(piece -> is(piece, RingPiece.Part.UNFETCHED)) : null,
                known ? (Long) content.records(piece -> is(piece, RingPiece.Part.UNFETCHED)) : null,
                known ? (Long) content.bytes(piece -> is(piece, RingPiece.Part.FETCHED)) : null,
                known ? (Long) content.records(piece -> is(piece, RingPiece.Part.FETCHED)) : null,
                content.recordBytes(),
                content.records(RingPiece::isRecords),
                content.skippedBytes(),
                content.ring().missing(),
                content.empty(),
                lost,
                content.pieces().stream()
                        .filter(RingPiece::hasTimes)
                        .map(RingPiece::firstTsc)
                        .findFirst()
                        .orElse(null),
                content.lastTsc() == RingPiece.NO_TIME ? null : (Long) content.lastTsc());
    }

    private static boolean is(RingPiece piece, RingPiece.Part part) {
        return piece.isRecords() && piece.part() == part;
    }
}
