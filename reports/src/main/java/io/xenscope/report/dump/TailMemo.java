package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;

/**
 * Line ends that were made before, by header and payload of the record they tell of, for records of up to two words: most
 * records of a capture say the same again.
 *
 * <p>One block of memory, so that a line end is found and copied without a step through an object. Where three records share
 * two slots, the eldest makes room.
 */
final class TailMemo {
    /** The longest payload in words. */
    static final int MOST_WORDS = 2;

    private static final int BITS = 11;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /**
     * Bytes of a slot, two lines of the processor's cache: 8 of payload, 4 of header, 4 of length, text, and 16 that are not
     * used, because text is copied 32 characters at a time.
     */
    private static final int SLOT = 1 << 7;

    private static final int HEADER = 8;
    private static final int LENGTH = 12;
    private static final int TEXT = 16;
    private static final int MOST_TEXT = 96;

    /** Where no slot is. */
    static final long NOWHERE = 0;

    /** No record: its header would be one of seven words. */
    private static final long NONE = -1;

    private final LineMemory memory = new LineMemory((SLOT << BITS) + 2 * SLOT);
    private final long slots = memory.begin() + 2 * SLOT - 1 & -2 * SLOT;

    TailMemo() {
        for (long place = slots; place < slots + (SLOT << BITS); place += 8) {
            LineMemory.put(place, NONE);
        }
    }

    /** Appends the line end of a record; false where it is not known, as of longer records it never is. */
    boolean recall(LineBuffer out, RecordCursor record) {
        if (record.wordCount() > MOST_WORDS) {
            return false;
        }
        int header = record.header();
        long payload = record.shortPayload();
        long slot = holder(slot(header, payload), header, payload);
        if (slot == NOWHERE) {
            return false;
        }
        out.put(text(slot), length(slot));
        return true;
    }

    /** The slot where a record's line end is, if not in the other one, see {@link #holder}. */
    long slot(int header, long payload) {
        return slots + ((payload ^ (long) header << 32) * SPREAD >>> 64 - BITS) * SLOT;
    }

    private static long other(long slot) {
        return slot ^ SLOT;
    }

    /** The one that has a record's line end, of its slot and the other; {@link #NOWHERE} if neither has. */
    static long holder(long slot, int header, long payload) {
        return holds(slot, header, payload) ? slot : holds(other(slot), header, payload) ? other(slot) : NOWHERE;
    }

    private static boolean holds(long slot, int header, long payload) {
        return LineMemory.longAt(slot) == payload && LineMemory.intAt(slot + HEADER) == header;
    }

    /** Where in {@link LineMemory} the text of a slot is. */
    static long text(long slot) {
        return slot + TEXT;
    }

    /** How long it is. */
    static int length(long slot) {
        return LineMemory.intAt(slot + LENGTH);
    }

    /** Keeps the line end that begins at {@code begin}, unless it or its record is long. */
    void keep(LineBuffer out, int begin, RecordCursor record) {
        if (record.wordCount() > MOST_WORDS || out.length() - begin > MOST_TEXT) {
            return;
        }
        long slot = slot(record.header(), record.shortPayload());
        LineMemory.copy(other(slot), slot, SLOT);
        LineMemory.put(slot, record.shortPayload());
        LineMemory.put(slot + HEADER, record.header());
        LineMemory.put(slot + LENGTH, out.copy(begin, text(slot)));
    }
}
