package io.xenscope.format.vmcore;

/**
 * Adjoining bytes of a ring that are whole records, or none.
 *
 * @param records how many; 0 where these bytes are no records
 * @param firstTsc of the first record that has a time; {@link #NO_TIME} where none has
 */
record RingPiece(long from, long to, Part part, long records, long firstTsc, long lastTsc) {
    static final long NO_TIME = Long.MIN_VALUE;

    /** What had become of records when the host died. */
    enum Part {
        FETCHED,
        UNFETCHED,
        /** The ring does not tell any more. */
        UNKNOWN
    }

    static RingPiece junk(long from, long to, Part part) {
        return new RingPiece(from, to, part, 0, NO_TIME, NO_TIME);
    }

    RingPiece of(Part other) {
        return new RingPiece(from, to, other, records, firstTsc, lastTsc);
    }

    boolean isRecords() {
        return records > 0;
    }

    boolean hasTimes() {
        return firstTsc != NO_TIME;
    }

    long bytes() {
        return to - from;
    }
}
