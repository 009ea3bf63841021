package io.xenscope.analyze.walk;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import java.util.Arrays;

/**
 * Records counted by the slot of the vcpu that runs, by a kind, and by a number in one of their words.
 *
 * <p>For what is counted and nothing else: the walk does it by itself, while a handler costs a call that the processor
 * cannot foresee. Rows of counters grow as numbers need them, because a host has thousands of vcpus.
 */
public final class NumberCounts {
    /**
     * Which word has the number, and which of its bits.
     *
     * @param kind below {@link #KINDS}; records that are counted in different ways have different kinds
     * @param inLastWord in the last word, otherwise in the first; a record without words has number 0
     * @param bits of that word
     */
    public record Rule(int kind, boolean inLastWord, int bits) {
        private static final int WORDS = 7 << 28;

        /** How far from the begin of a record with this header the word lies. */
        int wordAt(int header) {
            return inLastWord ? RecordHeader.size(header) - 4 : RecordHeader.size(header & ~WORDS);
        }

        /** The number in a record. */
        public int number(RecordCursor record) {
            return record.wordCount() == 0 ? 0 : bits & record.word(inLastWord ? record.wordCount() - 1 : 0);
        }
    }

    public static final int KINDS = 16;

    private static final long[] NONE = {};

    /** The rows of a slot of which nothing was counted. */
    private static final long[][] NOTHING = nothing();

    private final int most;
    private long[][][] bySlot = new long[0][][];

    /** Numbers above {@code most} are counted there. */
    public NumberCounts(int most) {
        this.most = most;
    }

    /** The rows of a slot by kind: counters by number, as far as there are any. */
    long[][] rows(int slot) {
        return slot < bySlot.length ? bySlot[slot] : newRows(slot);
    }

    private long[][] newRows(int slot) {
        int slots = bySlot.length;
        bySlot = Arrays.copyOf(bySlot, Math.max(16, Integer.highestOneBit(slot) << 1));
        Arrays.fill(bySlot, slots, bySlot.length, NOTHING);
        return bySlot[slot];
    }

    /** The rows of a slot, to be written. */
    private long[][] ownRows(int slot) {
        long[][] rows = rows(slot);
        return rows == NOTHING ? bySlot[slot] = nothing() : rows;
    }

    private static long[][] nothing() {
        long[][] rows = new long[KINDS][];
        Arrays.fill(rows, NONE);
        return rows;
    }

    /** Counts a record by a rule. */
    public void count(int slot, Rule rule, RecordCursor record) {
        int number = Math.min(most, rule.number(record));
        long[][] rows = ownRows(slot);
        if (number >= rows[rule.kind()].length) {
            rows[rule.kind()] = Arrays.copyOf(rows[rule.kind()], Integer.highestOneBit(2 * number + 1));
        }
        rows[rule.kind()][number]++;
    }

    /** Adds what one slot has to another, and leaves nothing. */
    public void move(int from, int to) {
        if (from >= bySlot.length) {
            return;
        }
        for (int kind = 0; kind < KINDS; kind++) {
            long[] moved = bySlot[from][kind];
            if (moved.length > 0) {
                long[] row = ownRows(to)[kind];
                row = row.length < moved.length ? Arrays.copyOf(row, moved.length) : row;
                for (int number = 0; number < moved.length; number++) {
                    row[number] += moved[number];
                }
                bySlot[to][kind] = row;
                bySlot[from][kind] = NONE;
            }
        }
    }

    /** Takes the counts of one slot and kind, by number. */
    public interface Visitor {
        void counts(int slot, int kind, long[] byNumber);
    }

    /** Gives each slot and kind that has any. */
    public void forEach(Visitor visitor) {
        for (int slot = 0; slot < bySlot.length; slot++) {
            for (int kind = 0; kind < KINDS; kind++) {
                if (bySlot[slot][kind].length > 0) {
                    visitor.counts(slot, kind, bySlot[slot][kind]);
                }
            }
        }
    }
}
