package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import java.util.Arrays;

/**
 * Line ends that were made before, by header and payload of the record they tell of, for records of up to two words: most
 * records of a capture say the same again.
 *
 * <p>One array, so that a line end is found and copied without a step through an object. Where three records share two
 * places, the eldest makes room.
 */
final class TailMemo {
    /** The longest payload in words. */
    private static final int MOST_WORDS = 2;

    private static final int BITS = 11;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** A slot: the payload, length and header, text. */
    private static final int SLOT = 20;

    private static final int TEXT = 2;

    /** No record: its header would be one of seven words. */
    private static final long NONE = -1;

    private final long[] slots = LineBuffer.words(SLOT << BITS);

    TailMemo() {
        Arrays.fill(slots, NONE);
    }

    static boolean takes(RecordCursor record) {
        return record.wordCount() <= MOST_WORDS;
    }

    /** Appends the line end of a record that {@link #takes} it; false where it is not known. */
    boolean recall(LineBuffer out, RecordCursor record) {
        int header = record.header();
        long payload = record.shortPayload();
        int slot = slot(header, payload);
        if (slots[slot] != payload || (int) slots[slot + 1] != header) {
            slot = other(slot);
            if (slots[slot] != payload || (int) slots[slot + 1] != header) {
                return false;
            }
        }
        out.put(slots, slot + TEXT, (int) (slots[slot + 1] >>> 32));
        return true;
    }

    /** Keeps the line end that begins at {@code begin}, unless it is long. */
    void keep(LineBuffer out, int begin, RecordCursor record) {
        if (out.length() - begin > 8 * (SLOT - TEXT)) {
            return;
        }
        int slot = slot(record.header(), record.shortPayload());
        System.arraycopy(slots, slot, slots, other(slot), SLOT);
        slots[slot] = record.shortPayload();
        slots[slot + 1] = (long) out.copy(begin, slots, slot + TEXT) << 32 | Integer.toUnsignedLong(record.header());
    }

    private static int slot(int header, long payload) {
        return (int) ((payload ^ (long) header << 32) * SPREAD >>> 64 - BITS) * SLOT;
    }

    private static int other(int slot) {
        return (slot / SLOT ^ 1) * SLOT;
    }
}
