package io.xenscope.analyze.base;

import java.util.Arrays;

/** Counters by a small number; grows as needed. */
public final class Counts {
    private static final int FIRST_NUMBERS = 16;
    private static final long[] NONE = {};

    private long[] counts = NONE;

    public void count(int number) {
        add(number, 1);
    }

    public void add(int number, long more) {
        if (number >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(FIRST_NUMBERS, Integer.highestOneBit(number) << 1));
        }
        counts[number] += more;
    }

    public void add(Counts other) {
        if (other.counts.length > counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    public long of(int number) {
        return number < counts.length ? counts[number] : 0;
    }

    public long sum() {
        return Arrays.stream(counts).sum();
    }

    /** Takes each number that was counted. */
    public interface Visitor {
        void count(int number, long count);
    }

    public void forEach(Visitor visitor) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                visitor.count(i, counts[i]);
            }
        }
    }
}
