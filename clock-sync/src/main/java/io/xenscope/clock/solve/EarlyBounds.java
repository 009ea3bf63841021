package io.xenscope.clock.solve;

/**
 * Bounds of a clock against the reference as they were before rates were taken for constant: only facts and the greatest
 * drift have narrowed them. Given in the axes of the present.
 */
final class EarlyBounds {
    private final Clock clock;
    private final double offset;
    private final double rate;
    private final long[] low;
    private final long[] high;

    /** The bounds as they are now; the axis of the reference never moves. */
    EarlyBounds(Pair withReference) {
        clock = withReference.second();
        offset = clock.offset();
        rate = clock.rate();
        Bounds bounds = withReference.bounds();
        low = new long[bounds.epochs()];
        high = new long[bounds.epochs()];
        for (int epoch = 0; epoch < low.length; epoch++) {
            low[epoch] = bounds.low(epoch);
            high[epoch] = bounds.high(epoch);
        }
    }

    /** What they say where the axis of the clock is now. */
    Bounds now(Epochs epochs) {
        Bounds now = new Bounds(low.length);
        for (int epoch = 0; epoch < low.length; epoch++) {
            if (low[epoch] > -Bounds.FAR / 2 && high[epoch] < Bounds.FAR / 2) {
                long middle = epochs.middle(epoch);
                long moved = clock.axis(clock.base() + Math.round((middle - offset) / (1 + rate))) - middle;
                double apart = Math.max(Math.abs(low[epoch]), Math.abs(high[epoch]));
                long slack = (long) (2 * Solver.DRIFT * apart) + 2;
                now.cut(epoch, low[epoch] - moved - slack, high[epoch] - moved + slack);
            }
        }
        return now;
    }
}
