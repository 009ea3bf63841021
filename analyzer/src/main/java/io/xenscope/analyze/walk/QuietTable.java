package io.xenscope.analyze.walk;

import io.xenscope.format.RecordHeader;

/**
 * Counters of the headers whose records nobody has to look at: found by one multiplication and, nearly always, one
 * comparison.
 *
 * <p>Headers are added when they are first met, up to a bound that a capture of sound records does not come near.
 */
final class QuietTable {
    /** No sound record has this header, which is that of a zeroed file. */
    private static final int FREE = 0;

    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    /** So few of the places are taken that a search is short. */
    private static final int MOST = 1 << BITS - 2;

    private static final int SPREAD = 0x9E37_79B9;

    private final int[] headers = new int[1 << BITS];
    private final long[] counts = new long[1 << BITS];

    /** The kind under which numbers are counted, or a negative number. */
    private final byte[] kinds = new byte[1 << BITS];

    private final int[] numberBits = new int[1 << BITS];
    private final byte[] numbersAt = new byte[1 << BITS];
    private int count;

    /** The place of a header; a number that is not positive where it has none. */
    int place(int header) {
        int place = header * SPREAD >>> 32 - BITS;
        while (headers[place] != header) {
            if (headers[place] == FREE) {
                return -1;
            }
            place = place + 1 & MASK;
        }
        return place;
    }

    /** Lets a header be quiet from now on; {@code numbers} are to be counted, too, unless null. */
    void add(int header, NumberCounts.Rule numbers) {
        if (header == FREE || count == MOST || numbers != null && RecordHeader.words(header) == 0) {
            return;
        }
        int place = header * SPREAD >>> 32 - BITS;
        while (headers[place] != FREE && headers[place] != header) {
            place = place + 1 & MASK;
        }
        // The first place stays free: it is found for the header of a zeroed file, which is never quiet.
        if (place == 0 || headers[place] == header) {
            return;
        }
        count++;
        headers[place] = header;
        kinds[place] = -1;
        if (numbers != null) {
            kinds[place] = (byte) numbers.kind();
            numberBits[place] = numbers.bits();
            numbersAt[place] = (byte) numbers.wordAt(header);
        }
    }

    void count(int place) {
        counts[place]++;
    }

    /** The kind under which numbers are counted, or a negative number where there are none. */
    int kind(int place) {
        return kinds[place];
    }

    /** Which bits of its word are the number. */
    int numberBits(int place) {
        return numberBits[place];
    }

    /** How far from the begin of a record its word with the number lies. */
    int numberAt(int place) {
        return numbersAt[place];
    }

    /** Takes each header that was counted. */
    interface Visitor {
        void count(int header, long count);
    }

    void forEach(Visitor visitor) {
        for (int place = 0; place <= MASK; place++) {
            if (headers[place] != FREE) {
                visitor.count(headers[place], counts[place]);
            }
        }
    }
}
