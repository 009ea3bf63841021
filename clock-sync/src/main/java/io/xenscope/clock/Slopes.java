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
        boolean isRate = ticks > 0 && nanos > 0 && ticks / nanos < Double.POSITIVE_INFINITY;
        if (!isRate) {
            return;
        }
        put(ticks / nanos, ticks);
    }

    private void put(double rate, double weight) {
        if (count == rates.length) {
            rates = Arrays.copyOf(rates, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        rates[count] = rate;
        weights[count++] = weight;
    }

    void add(Slopes others) {
        for (int i = 0; i < others.count; i++) {
            add(others.weights[i], others.weights[i] / others.rates[i]);
        }
    }

    /** By what share each of the others differs from a rate; all together weigh so much, and one by the square of its time. */
    void addDeviations(Slopes others, double rate, double weight) {
        double squares = 0;
        for (int i = 0; i < others.count; i++) {
            squares += others.weights[i] * others.weights[i];
        }
        for (int i = 0; i < others.count; i++) {
            double share = others.weights[i] * others.weights[i] / squares;
            put(Math.abs(others.rates[i] / rate - 1), share * weight);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The rates, in ticks for a nanosecond, below which such shares of all weight lie. Changes the order of the pairs. */
    double[] quantiles(double... shares) {
        double all = Arrays.stream(weights, 0, count).sum();
        return Arrays.stream(shares).map(share -> select(share * all)).toArray();
    }

    /** The least rate for which the rates up to it have that weight: pairs are parted again and again, never sorted. */
    private double select(double weight) {
        double left = weight;
        int from = 0;
        int to = count;
        while (true) {
            double rate = middle(rates[from], rates[(from + to) / 2], rates[to - 1]);
            int less = part(from, to, rate, false);
            int equal = part(less, to, rate, true);
            double weightOfLess = sum(from, less);
            double weightOfEqual = sum(less, equal);
            if (less > from && weightOfLess >= left) {
                to = less;
            } else if (equal == to || weightOfLess + weightOfEqual >= left) {
                return rate;
            } else {
                left -= weightOfLess + weightOfEqual;
                from = equal;
            }
        }
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /** Moves the pairs with a lesser rate (or the same one, if those count, too) to the front; returns where they end. */
    private int part(int from, int to, double rate, boolean same) {
        int end = from;
        for (int i = from; i < to; i++) {
            if (rates[i] < rate || same && rates[i] == rate) {
                swap(i, end++);
            }
        }
        return end;
    }

    private void swap(int a, int b) {
        double rate = rates[a];
        double weight = weights[a];
        rates[a] = rates[b];
        weights[a] = weights[b];
        rates[b] = rate;
        weights[b] = weight;
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }
}
