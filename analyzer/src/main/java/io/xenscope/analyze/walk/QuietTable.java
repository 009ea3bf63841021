package io.xenscope.analyze.walk;

import io.xenscope.format.RecordHeader;

/**
 * Counters of the headers whose records nobody has to look at: found by one multiplication and one comparison, because
 * no two of them share a place.
 *
 * <p>Headers are added when they are first met, up to a bound that a capture of sound records does not come near. All
 * that the loop over quiet records needs of one lies in two words side by side, in one array: each array more would take
 * a register that the loop has not got.
 *
 * <pre>
 * word 0   63..32 what is to be counted besides (0: nothing)
 *                 28..16 kind   12..8 how many bits of its word are the number   7..0 where in the record the word lies
 *          31..0  the header, 0 where the place is free: no sound record has that one, and nobody may ask for it
 * word 1   how often it was counted
 * </pre>
 */
final class QuietTable {
    private static final int BITS = 12;
    private static final int WORDS = 2;

    /** So few of the places are taken that headers can be spread without a collision. */
    private static final int MOST = 1 << BITS - 4;

    /** Ways to spread headers that are tried in all; without a bound, a made-up capture would have all its time spent here. */
    private static final int MOST_TRIES = 256;

    private long[] cells = new long[WORDS << BITS];
    private int spread = 0x9E37_79B9;
    private int tries;
    private int count;

    /** Where a header is, if it is there at all. */
    int place(int header) {
        return (header * spread >>> 32 - BITS) * WORDS;
    }

    /** What is at a place: word 0. */
    long cell(int place) {
        return cells[place];
    }

    /** The header of a cell. */
    static int header(long cell) {
        return (int) cell;
    }

    /** What of the records of a cell is counted by number; 0 where nothing is. */
    static int numbers(long cell) {
        return (int) (cell >>> 32);
    }

    /** The kind under which numbers are counted. */
    static int kind(int numbers) {
        return numbers >>> 16;
    }

    /** How far from the begin of a record its word with the number lies. */
    static int numberAt(int numbers) {
        return numbers & 0xFF;
    }

    /** The number in its word. */
    static int number(int numbers, int word) {
        return word & (1 << (numbers >>> 8)) - 1;
    }

    private static long cell(int header, NumberCounts.Rule rule) {
        int numbers = rule == null ? 0 : rule.kind() << 16 | Integer.bitCount(rule.bits()) << 8 | rule.wordAt(header);
        return (long) numbers << 32 | header & 0xFFFF_FFFFL;
    }

    /**
     * Lets a header be quiet from now on, if there is room; {@code numbers} are to be counted, too, unless null. True where it was not
     * before.
     */
    boolean add(int header, NumberCounts.Rule numbers) {
        if (header(cells[place(header)]) == header || count == MOST || tries == MOST_TRIES) {
            return false;
        }
        if (numbers != null && RecordHeader.words(header) == 0) {
            return false;
        }
        while (header(cells[place(header)]) != 0) {
            if (!spreadAnew()) {
                return false;
            }
        }
        cells[place(header)] = cell(header, numbers);
        count++;
        return true;
    }

    /** Lets a header be quiet no longer; how often it was counted. */
    long remove(int header) {
        int place = place(header);
        if (header(cells[place]) != header) {
            return 0;
        }
        long counted = cells[place + 1];
        cells[place] = 0;
        cells[place + 1] = 0;
        count--;
        return counted;
    }

    /** Finds another way to spread the present headers, each to a place of its own; false where that was the last try. */
    private boolean spreadAnew() {
        int kept = spread;
        while (tries++ < MOST_TRIES) {
            spread = spread * 0x915F_77F5 + 2 | 1;
            long[] moved = moved();
            if (moved != null) {
                cells = moved;
                return true;
            }
        }
        spread = kept;
        return false;
    }

    private long[] moved() {
        long[] moved = new long[cells.length];
        for (int place = 0; place < cells.length; place += WORDS) {
            int to = place(header(cells[place]));
            if (cells[place] == 0) {
                continue;
            }
            if (moved[to] != 0) {
                return null;
            }
            moved[to] = cells[place];
            moved[to + 1] = cells[place + 1];
        }
        return moved;
    }

    void count(int place) {
        cells[place + 1]++;
    }

    /** Takes each header that was counted. */
    interface Visitor {
        void count(int header, long count);
    }

    void forEach(Visitor visitor) {
        for (int place = 0; place < cells.length; place += WORDS) {
            if (cells[place] != 0) {
                visitor.count(header(cells[place]), cells[place + 1]);
            }
        }
    }
}
