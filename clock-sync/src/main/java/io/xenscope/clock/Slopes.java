package io.xenscope.clock;

import java.util.Arrays;

/**
 * Rates between pairs of points, each with the time that lies between them as its weight. Their median is the slope that
 * suits most of the time best (Theil and Sen): half of the time may be nonsense.
 */
final class Slopes {
    private double[] rates = new double[64];
    private double[] weights = new double[64];
    private int count;

    /** Adds a pair of points that are so far apart; pairs that tell nothing are left out. */
    void add(double ticks, double nanos) {
        if (ticks <= 0 || nanos <= 0) {
            return;
        }
        if (count == rates.length) {
            rates = Arrays.copyOf(rates, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        rates[count] = ticks / nanos;
        weights[count++] = ticks;
    }

    void add(Slopes others) {
        for (int i = 0; i < others.count; i++) {
            add(others.weights[i], others.weights[i] / others.rates[i]);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The rates, in ticks for a nanosecond, below which such shares of all weight lie. */
    double[] quantiles(double... shares) {
        double[] sorted = Arrays.copyOf(rates, count);
        Arrays.sort(sorted);
        double[] weightAt = new double[count];
        for (int i = 0; i < count; i++) {
            weightAt[Arrays.binarySearch(sorted, rates[i])] += weights[i];
        }
        double all = Arrays.stream(weights, 0, count).sum();
        double[] found = new double[shares.length];
        int next = 0;
        double sum = 0;
        for (int place = 0; next < shares.length; ) {
            if (sum < shares[next] * all && place < count) {
                sum += weightAt[place++];
            } else {
                found[next++] = sorted[Math.max(0, place - 1)];
            }
        }
        return found;
    }
}
