package io.xenscope.clock.solve;

import java.util.Arrays;
import java.util.List;

/**
 * Moves the axes of all clocks to the lines with the widest margin in what is left: each against all others in
 * turn, some times over.
 */
final class Axes {
    /** Enough on the way to an answer. */
    static final int SOME_TURNS = 3;

    /** Enough for the answer. */
    static final int ALL_TURNS = 10;

    /** To the very edge there is no margin left for rounding. */
    private static final double CAUTION = 0.5;

    private final List<Clock> clocks;
    private final List<Pair> pairs;
    private final Epochs epochs;
    private final double[] atZero;
    private final double[] slope;

    Axes(List<Clock> clocks, List<Pair> pairs, Epochs epochs) {
        this.clocks = clocks;
        this.pairs = pairs;
        this.epochs = epochs;
        atZero = new double[clocks.size()];
        slope = new double[clocks.size()];
    }

    void settleAll(int turns) {
        for (int turn = 0; turn < turns; turn++) {
            for (int clock = 1; clock < clocks.size(); clock++) {
                settle(clock);
            }
        }
        move();
    }

    /**
     * Moves the axes towards the middle of what is left against the reference, as far as no pair forbids it, so that no
     * bound is wider than need be. What is possible is convex: from a line that is, the way is free up to its edge.
     */
    void centre() {
        for (Pair pair : pairs) {
            if (pair.a() == 0 && !pair.isBent()) {
                double[] low = new double[epochs.count()];
                double[] high = new double[epochs.count()];
                Arrays.fill(low, Double.NEGATIVE_INFINITY);
                Arrays.fill(high, Double.POSITIVE_INFINITY);
                narrow(pair, pair.b(), low, high);
                settle(pair.b(), low, high);
            }
        }
        double share = 1;
        for (Pair pair : pairs) {
            share = Math.min(share, pair.isBent() ? 1 : room(pair));
        }
        for (int clock = 0; clock < atZero.length; clock++) {
            atZero[clock] *= CAUTION * share;
            slope[clock] *= CAUTION * share;
        }
        move();
    }

    /** How much of the way the axes can go before a pair forbids it. */
    private double room(Pair pair) {
        double share = 1;
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            double x = epochs.middle(epoch);
            double way = atZero[pair.a()] - atZero[pair.b()] + (slope[pair.a()] - slope[pair.b()]) * x;
            long end = way > 0 ? pair.bounds().high(epoch) : -pair.bounds().low(epoch);
            if (Math.abs(way) > Math.max(0, end)) {
                share = Math.min(share, Math.max(0, end) / Math.abs(way));
            }
        }
        return share;
    }

    private void move() {
        for (Pair pair : pairs) {
            move(pair);
        }
        for (int clock = 1; clock < clocks.size(); clock++) {
            clocks.get(clock).move(-atZero[clock], -slope[clock]);
        }
    }

    /** A bent clock, or any against a bent reference, has no line: its axis is put where it is least wrong. */
    private void settle(int clock) {
        double[] low = new double[epochs.count()];
        double[] high = new double[epochs.count()];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        for (Pair pair : pairs) {
            int other = pair.a() == clock ? pair.b() : pair.a();
            if ((pair.a() == clock || pair.b() == clock)
                    && (other == 0 || !clocks.get(other).isBent())) {
                narrow(pair, clock, low, high);
            }
        }
        settle(clock, low, high);
    }

    private void settle(int clock, double[] low, double[] high) {
        Corridor corridor = new Corridor(epochs);
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            if (low[epoch] > -Bounds.FAR / 4 && high[epoch] < Bounds.FAR / 4) {
                corridor.add(epoch, low[epoch], high[epoch]);
            }
        }
        if (!corridor.isEmpty()) {
            LineRange lines = corridor.lines(2 * Solver.DRIFT);
            atZero[clock] = lines.atZero();
            slope[clock] = lines.slope();
        }
    }

    /** What a pair leaves for the axis of one of its clocks, given where the other's is now. */
    private void narrow(Pair pair, int clock, double[] low, double[] high) {
        boolean isFirst = pair.a() == clock;
        int other = isFirst ? pair.b() : pair.a();
        for (int epoch = 0; epoch < low.length; epoch++) {
            double at = atZero[other] + slope[other] * epochs.middle(epoch);
            long least = isFirst ? pair.bounds().low(epoch) : -pair.bounds().high(epoch);
            long most = isFirst ? pair.bounds().high(epoch) : -pair.bounds().low(epoch);
            low[epoch] = Math.max(low[epoch], least + at);
            high[epoch] = Math.min(high[epoch], most + at);
        }
    }

    private void move(Pair pair) {
        double byZero = atZero[pair.b()] - atZero[pair.a()];
        double bySlope = slope[pair.b()] - slope[pair.a()];
        double steepest = pair.isBent() || pair.slowest() == Double.NEGATIVE_INFINITY
                ? pair.rho()
                : Math.max(Math.abs(pair.slowest()), Math.abs(pair.fastest()));
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            double x = epochs.middle(epoch);
            double moved = Math.max(
                    Math.abs(atZero[pair.a()] + slope[pair.a()] * x), Math.abs(atZero[pair.b()] + slope[pair.b()] * x));
            if (pair.bounds().isFinite(epoch)) {
                pair.bounds().shift(epoch, Math.round(byZero + bySlope * x), (long) (steepest * moved) + 2);
            }
        }
        if (!pair.isBent() && pair.slowest() != Double.NEGATIVE_INFINITY) {
            double least = pair.slowest() + bySlope;
            double most = pair.fastest() + bySlope;
            double bent = Math.abs(slope[pair.a()]) + Math.abs(slope[pair.b()]);
            pair.rho(Math.max(Math.abs(least), Math.abs(most)) + bent * steepest + 1e-12);
            pair.slopes(least, most);
        }
    }
}
