package io.xenscope.clock.solve;

import java.util.ArrayList;
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
    private final List<List<Pair>> byClock = new ArrayList<>();
    /** What is left for the axis that is looked at. */
    private final double[] low;

    private final double[] high;
    private final Corridor corridor;

    Axes(List<Clock> clocks, List<Pair> pairs, Epochs epochs) {
        this.clocks = clocks;
        this.pairs = pairs;
        this.epochs = epochs;
        atZero = new double[clocks.size()];
        slope = new double[clocks.size()];
        low = new double[epochs.count()];
        high = new double[epochs.count()];
        corridor = new Corridor(epochs);
        clocks.forEach(clock -> byClock.add(new ArrayList<>()));
        for (Pair pair : pairs) {
            byClock.get(pair.a()).add(pair);
            byClock.get(pair.b()).add(pair);
        }
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
                open();
                narrow(pair, pair.b());
                settleWithin(pair.b());
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

    /** Moves the axis of one clock so much later. */
    void move(int clock, double by) {
        atZero[clock] = -by;
        move();
    }

    /** Moves the axis of each clock to a line of its own, by its offset and its rate. */
    void moveTo(double[] offsets, double[] rates) {
        for (int place = 1; place < offsets.length; place++) {
            Clock clock = clocks.get(place);
            double steeper = (rates[place] - clock.rate()) / (1 + clock.rate());
            slope[place] = -steeper;
            atZero[place] = -(offsets[place] - clock.offset() - steeper * clock.offset());
        }
        move();
    }

    /** How much of the way the axes can go before a pair forbids it. */
    private double room(Pair pair) {
        double share = 1;
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            share = Math.min(share, room(pair, epoch));
        }
        return share;
    }

    private double room(Pair pair, int epoch) {
        double x = epochs.middle(epoch);
        double way = atZero[pair.a()] - atZero[pair.b()] + (slope[pair.a()] - slope[pair.b()]) * x;
        long end =
                Math.max(0, way > 0 ? pair.bounds().high(epoch) : -pair.bounds().low(epoch));
        return Math.abs(way) > end ? end / Math.abs(way) : 1;
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
        open();
        for (Pair pair : byClock.get(clock)) {
            int other = pair.a() == clock ? pair.b() : pair.a();
            if (other == 0 || !clocks.get(other).isBent()) {
                narrow(pair, clock);
            }
        }
        settleWithin(clock);
    }

    /** Nothing is known yet of the next axis. */
    private void open() {
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
    }

    private void settleWithin(int clock) {
        corridor.clear();
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
    private void narrow(Pair pair, int clock) {
        boolean isFirst = pair.a() == clock;
        int other = isFirst ? pair.b() : pair.a();
        for (int epoch = 0; epoch < low.length; epoch++) {
            double at = atZero[other] + slope[other] * epochs.middle(epoch);
            narrow(pair.bounds(), isFirst, epoch, at);
        }
    }

    private void narrow(Bounds bounds, boolean isFirst, int epoch, double at) {
        long least = isFirst ? bounds.low(epoch) : -bounds.high(epoch);
        long most = isFirst ? bounds.high(epoch) : -bounds.low(epoch);
        double lowest = least + at;
        double highest = most + at;
        // Neither is ever no number, which Math.min and Math.max take care of at a price.
        if (lowest > low[epoch]) {
            low[epoch] = lowest;
        }
        if (highest < high[epoch]) {
            high[epoch] = highest;
        }
    }

    private void move(Pair pair, int epoch, double by, double steepest) {
        double x = epochs.middle(epoch);
        double moved = Math.max(
                Math.abs(atZero[pair.a()] + slope[pair.a()] * x), Math.abs(atZero[pair.b()] + slope[pair.b()] * x));
        pair.bounds().shift(epoch, Math.round(by), (long) (steepest * moved) + 2);
    }

    private void move(Pair pair) {
        double byZero = atZero[pair.b()] - atZero[pair.a()];
        double bySlope = slope[pair.b()] - slope[pair.a()];
        double steepest = pair.isBent() || pair.slowest() == Double.NEGATIVE_INFINITY
                ? pair.rho()
                : Math.max(Math.abs(pair.slowest()), Math.abs(pair.fastest()));
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            if (pair.bounds().isFinite(epoch)) {
                move(pair, epoch, byZero + bySlope * epochs.middle(epoch), steepest);
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
