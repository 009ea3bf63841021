package io.xenscope.clock.solve;

import java.util.Arrays;
import java.util.List;

/**
 * How far a clock is ahead of its axis, epoch by epoch, where it follows no line: the middle of what the axes of the others
 * leave it.
 */
final class Curve {
    private final Epochs epochs;
    private final double[] ahead;

    Curve(int clock, List<Pair> pairs, Epochs epochs) {
        this.epochs = epochs;
        long[] low = new long[epochs.count()];
        long[] high = new long[epochs.count()];
        Arrays.fill(low, -Bounds.FAR);
        Arrays.fill(high, Bounds.FAR);
        for (Pair pair : pairs) {
            if (guides(pair, clock, pairs.get(0).first().isBent())) {
                narrow(pair.bounds(), pair.a() == clock, low, high);
            }
        }
        ahead = new double[epochs.count()];
        Arrays.setAll(
                ahead,
                epoch -> high[epoch] < Bounds.FAR / 2 && low[epoch] > -Bounds.FAR / 2
                        ? (low[epoch] + high[epoch]) / 2.0
                        : Double.NaN);
        fill();
    }

    /** Whether a pair says anything about a clock; where the reference bends, all others do so against it. */
    private static boolean guides(Pair pair, int clock, boolean referenceIsBent) {
        if (referenceIsBent) {
            return pair.a() == 0 && pair.b() == clock;
        }
        return pair.a() == clock && !pair.second().isBent()
                || pair.b() == clock && !pair.first().isBent();
    }

    private static void narrow(Bounds bounds, boolean isFirst, long[] low, long[] high) {
        for (int epoch = 0; epoch < low.length; epoch++) {
            low[epoch] = Math.max(low[epoch], isFirst ? bounds.low(epoch) : -bounds.high(epoch));
            high[epoch] = Math.min(high[epoch], isFirst ? bounds.high(epoch) : -bounds.low(epoch));
        }
    }

    /** Epochs of which nothing is known take what their neighbours have. */
    private void fill() {
        for (int epoch = 1; epoch < ahead.length; epoch++) {
            ahead[epoch] = Double.isNaN(ahead[epoch]) ? ahead[epoch - 1] : ahead[epoch];
        }
        for (int epoch = ahead.length - 2; epoch >= 0; epoch--) {
            ahead[epoch] = Double.isNaN(ahead[epoch]) ? ahead[epoch + 1] : ahead[epoch];
        }
        for (int epoch = 0; epoch < ahead.length; epoch++) {
            ahead[epoch] = Double.isNaN(ahead[epoch]) ? 0 : ahead[epoch];
        }
    }

    double ahead(int epoch) {
        return ahead[epoch];
    }

    /** The knots of the clock: straight from the middle of one epoch to that of the next. */
    void addTo(KnotList knots, Clock clock, int first, int last) {
        for (int epoch = first; epoch <= last; epoch++) {
            int next = Math.min(epoch + 1, ahead.length - 1);
            int from = next == epoch ? Math.max(0, epoch - 1) : epoch;
            double bend = next == from ? 0 : (ahead[from] - ahead[next]) / ((double) epochs.length() * (next - from));
            long tsc = clock.tsc(epochs.middle(epoch));
            knots.add(tsc, epochs.middle(epoch) - ahead[epoch], clock.rate() + bend * (1 + clock.rate()));
        }
    }
}
