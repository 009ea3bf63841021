package io.xenscope.analyze.sched;

import java.util.Arrays;

/**
 * Intervals of time in which records of one vcpu did not fit each other, in common ticks. Bounded: what is near is one
 * interval, and where there are too many the last one goes on to the end.
 */
public final class OddTimes {
    private static final int MOST = 64;

    /** Some milliseconds on a fast TSC. */
    private static final long NEAR = 1L << 24;

    private static final int WORDS = 2;

    private long[] stretches = {};
    private int count;

    /** Times come in order, or nearly. */
    void add(long time) {
        int last = (count - 1) * WORDS;
        if (count > 0 && (count == MOST || time - stretches[last + 1] < NEAR)) {
            stretches[last] = Math.min(stretches[last], time);
            stretches[last + 1] = Math.max(stretches[last + 1], time);
            return;
        }
        if (count * WORDS == stretches.length) {
            stretches = Arrays.copyOf(stretches, Math.max(WORDS, 2 * stretches.length));
        }
        stretches[count * WORDS] = time;
        stretches[count++ * WORDS + 1] = time;
    }

    public int count() {
        return count;
    }

    public long from(int stretch) {
        return stretches[stretch * WORDS];
    }

    public long to(int stretch) {
        return stretches[stretch * WORDS + 1];
    }
}
