package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;

/**
 * Line ends that were made before, by the payload they tell of, for records of up to two words: most records of a
 * capture say the same again. Where they do not, it gives up.
 */
final class TailCache {
    /** The longest payload in words. */
    static final int MOST_WORDS = 2;

    private static final int BITS = 8;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final int TRIAL = 1 << 12;

    private final int words;
    private final long[] payloads = new long[1 << BITS];
    private final Chunk[] tails = new Chunk[1 << BITS];
    private int hits;
    private int misses;

    /** For records of exactly so many words. */
    TailCache(int words) {
        this.words = words;
    }

    long payload(RecordCursor record) {
        return words == 2 ? record.quad(0) : words == 1 ? record.word(0) : 0;
    }

    /** The line end for a payload, or null. */
    Chunk of(long payload) {
        int place = place(payload);
        Chunk tail = tails[place];
        if (tail == null || payloads[place] != payload) {
            place ^= 1;
            tail = tails[place];
            if (tail == null || payloads[place] != payload) {
                misses++;
                return null;
            }
        }
        hits++;
        return tail;
    }

    /** Of three payloads that share two places, the eldest makes room. */
    void add(long payload, Chunk tail) {
        int place = place(payload);
        payloads[place ^ 1] = payloads[place];
        tails[place ^ 1] = tails[place];
        payloads[place] = payload;
        tails[place] = tail;
    }

    /** Whether it costs more than it saves. */
    boolean isUseless() {
        if (misses < TRIAL) {
            return false;
        }
        boolean useless = hits < 2 * misses;
        hits = 0;
        misses = 0;
        return useless;
    }

    private static int place(long payload) {
        return (int) (payload * SPREAD >>> 64 - BITS);
    }
}
