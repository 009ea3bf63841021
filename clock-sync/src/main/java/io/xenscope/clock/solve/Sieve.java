package io.xenscope.clock.solve;

import java.util.function.IntConsumer;

/**
 * Follows the set of possible offsets of one pair from epoch to epoch: widened by the drift, cut with the bounds known,
 * without everything that is forbidden.
 *
 * <p>Nothing is guessed: what is left always contains the truth, as long as the clocks drift no more than stated.
 */
final class Sieve extends Scan.Target {
    private final Pair pair;
    private final Epochs epochs;
    private final double rho;
    private final IntervalSet set = new IntervalSet();
    private long middle;

    Sieve(Pair pair, Epochs epochs) {
        this(pair, epochs, pair.rho());
    }

    /** A sieve by which the offset can change by so many ticks in one. */
    Sieve(Pair pair, Epochs epochs, double rho) {
        this.pair = pair;
        this.epochs = epochs;
        this.rho = rho;
    }

    /** Sieves with all evidence, forwards and then back; the epoch in which nothing was left, or -1. */
    int all() {
        if (pair.scans().isEmpty() && isSieved()) {
            return -1;
        }
        pair.scans().forEach(Scan::rewind);
        int dead = forward(epoch -> {
            long until = epochs.until(epoch);
            pair.scans().forEach(scan -> scan.takeUntil(until, this));
        });
        return dead >= 0 ? dead : backward();
    }

    /** Sieves with the facts listed. */
    int listed() {
        FactList facts = pair.facts();
        if (facts.isEmpty() && isSieved()) {
            return -1;
        }
        int[] starts = new int[epochs.count() + 1];
        int[] order = facts.byEpoch(epochs, starts);
        int dead = forward(epoch -> {
            for (int i = starts[epoch]; i < starts[epoch + 1]; i++) {
                forbid(facts, order[i]);
            }
        });
        return dead >= 0 ? dead : backward();
    }

    /** Bounds that were carried from epoch to epoch stay as they are where nothing more is known. */
    private boolean isSieved() {
        return !pair.bounds().hasPieces();
    }

    /**
     * Sieves with all evidence in one direction of time only, from {@code first} on, {@code step} epochs at a time; the
     * sets found go into {@code found}. The epoch in which nothing was left, or -1.
     */
    int oneWay(int first, int step, Bounds windows, Bounds found) {
        set.set(-Bounds.FAR, Bounds.FAR);
        for (int epoch = first; epoch >= 0 && epoch < epochs.count(); epoch += step) {
            set.widen(epochs.drift(rho));
            set.cut(windows.low(epoch), windows.high(epoch));
            middle = epochs.middle(epoch);
            begins(1);
            aim();
            for (Scan scan : pair.scans()) {
                scan.takeBetween(epochs.from(epoch), epochs.until(epoch), this);
            }
            if (set.isEmpty()) {
                return epoch;
            }
            found.set(epoch, set);
        }
        return -1;
    }

    private void forbid(FactList facts, int fact) {
        long time = facts.time(fact);
        forbid(time, facts.from(fact, time), facts.to(fact, time));
    }

    private int forward(IntConsumer forbidAll) {
        Bounds bounds = pair.bounds();
        long drift = epochs.drift(rho);
        set.set(-Bounds.FAR, Bounds.FAR);
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            if (!forward(epoch, bounds, drift, forbidAll)) {
                return epoch;
            }
        }
        return -1;
    }

    /** False where nothing is left. */
    private boolean forward(int epoch, Bounds bounds, long drift, IntConsumer forbidAll) {
        set.widen(drift);
        set.cut(bounds.low(epoch), bounds.high(epoch));
        if (bounds.pieces(epoch) != null) {
            set.cut(bounds.pieces(epoch));
        }
        middle = epochs.middle(epoch);
        begins(1);
        if (!set.isEmpty()) {
            aim();
            forbidAll.accept(epoch);
        }
        if (!set.isEmpty()) {
            bounds.set(epoch, set);
        }
        return !set.isEmpty();
    }

    private int backward() {
        Bounds bounds = pair.bounds();
        long drift = epochs.drift(rho);
        IntervalSet earlier = new IntervalSet();
        bounds.into(epochs.count() - 1, set);
        for (int epoch = epochs.count() - 2; epoch >= 0; epoch--) {
            if (!backward(epoch, bounds, drift, earlier)) {
                return epoch;
            }
        }
        return -1;
    }

    private boolean backward(int epoch, Bounds bounds, long drift, IntervalSet earlier) {
        set.widen(drift);
        bounds.into(epoch, earlier);
        if (set.count() == 1) {
            earlier.cut(set.low(), set.high());
        } else {
            earlier.cut(set.pieces());
        }
        if (earlier.isEmpty()) {
            return false;
        }
        bounds.set(epoch, earlier);
        bounds.into(epoch, set);
        return true;
    }

    /** Nothing is of interest any more where the set is empty. */
    private void aim() {
        low = set.isEmpty() ? Bounds.FAR : set.low();
        high = set.isEmpty() ? -Bounds.FAR : set.high();
    }

    @Override
    void forbid(Scan scan, int point, int run, long time, long from, long to) {
        took();
        forbid(time, from, to);
    }

    /** The interval is open: a record can carry the very time at which a run ends. */
    private void forbid(long time, long from, long to) {
        if (set.isEmpty()) {
            return;
        }
        double apart = Math.max(Math.abs(set.low()), Math.abs(set.high()));
        long slack = (long) (rho * (Math.abs(time - middle) + apart)) + 2;
        if (set.subtract(from + slack, to - slack)) {
            aim();
        }
    }
}
