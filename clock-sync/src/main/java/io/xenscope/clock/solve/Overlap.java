package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.Sightings;

/** Decides whether what two clocks saw of a vcpu surely overlaps, whatever their offset is of everything that is possible. */
final class Overlap {
    private final Clock own;
    private final Clock other;
    private final Bounds bounds;
    private final boolean isOwnFirst;
    private final Epochs epochs;

    private Overlap(Solver solver, int own, int other) {
        this.own = solver.clocks().get(own);
        this.other = solver.clocks().get(other);
        isOwnFirst = own < other;
        bounds = solver.pair(Math.min(own, other), Math.max(own, other)).bounds();
        epochs = solver.epochs();
    }

    /** Of the clocks at two places; null where they are not held against each other. */
    static Overlap of(Solver solver, int own, int other) {
        boolean isPair = own != other && solver.pair(Math.min(own, other), Math.max(own, other)) != null;
        return isPair ? new Overlap(solver, own, other) : null;
    }

    /** Whether a moment of the one lies in a run of the other. */
    boolean isInRun(long tsc, Sightings runs) {
        long earliest = earliest(tsc);
        long latest = latest(tsc);
        int low = 0;
        int high = runs.runs();
        while (low < high) {
            int middle = low + high >>> 1;
            if (other.axis(runs.start(middle)) < earliest) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && other.axis(runs.end(low - 1)) > latest;
    }

    /** Whether a run of the one holds a moment of the other. */
    boolean holdsPoint(Sightings runs, int run, Sightings seen) {
        long from = latest(runs.start(run));
        long to = earliest(runs.end(run));
        int low = 0;
        int high = seen.points().count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (other.axis(seen.points().get(middle)) <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < seen.points().count() && other.axis(seen.points().get(low)) < to;
    }

    /** The earliest moment on the axis of the other that a TSC of the one can be. */
    private long earliest(long tsc) {
        long time = own.axis(tsc);
        int epoch = epochs.of(time);
        return bounds.isFinite(epoch) ? time - (isOwnFirst ? bounds.high(epoch) : -bounds.low(epoch)) : Long.MIN_VALUE;
    }

    private long latest(long tsc) {
        long time = own.axis(tsc);
        int epoch = epochs.of(time);
        return bounds.isFinite(epoch) ? time - (isOwnFirst ? bounds.low(epoch) : -bounds.high(epoch)) : Long.MAX_VALUE;
    }
}
