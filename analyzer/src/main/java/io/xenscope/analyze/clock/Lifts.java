package io.xenscope.analyze.clock;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;

/**
 * The clock of one pcpu with the records put right that came before what caused them: each is lifted behind its cause, and
 * what follows on the pcpu is shown no earlier, until the clock itself has come so far. So nothing is moved further than
 * order asks for, and time never runs back.
 *
 * <p>Two words a lift, outside the heap.
 */
final class Lifts implements ClockModel, AutoCloseable {
    private static final int WORDS = 2;

    private final ClockModel clock;
    private final LongLog words = new LongLog();
    private long largest;
    private long to = Long.MIN_VALUE;

    Lifts(ClockModel clock) {
        this.clock = clock;
    }

    /** What the clock puts at a common tick is shown at another, later one; both only ever rise. */
    void lift(long time, long shown) {
        to = shown;
        words.add(time);
        words.add(shown);
        largest = Math.max(largest, shown - time);
    }

    /** The common tick at which a TSC behind the last lift is shown, if it is not lifted itself. */
    long behind(long tsc) {
        return Math.max(to, clock.ticks(tsc));
    }

    @Override
    public long ticks(long tsc) {
        return shown(clock.ticks(tsc));
    }

    @Override
    public long boundTicks(long tsc, Assumption assumption) {
        long bound = clock.boundTicks(tsc, assumption);
        long time = clock.ticks(tsc);
        return bound == UNPROVED ? bound : bound + shown(time) - time;
    }

    @Override
    public long halfWidthTicks(long tsc, Assumption assumption) {
        long half = clock.halfWidthTicks(tsc, assumption);
        long time = clock.ticks(tsc);
        return half == UNPROVED ? half : half + shown(time) - time;
    }

    private long shown(long time) {
        long low = 0;
        long high = count();
        while (low < high) {
            long middle = low + high >>> 1;
            if (words.get(middle * WORDS) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? time : Math.max(time, words.get(low * WORDS - 1));
    }

    /** Records lifted. */
    long count() {
        return words.size() / WORDS;
    }

    /** In ticks. */
    long largest() {
        return largest;
    }

    @Override
    public void close() {
        words.close();
    }
}
