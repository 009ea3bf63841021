package io.xenscope.clock.solve;

/** Decides whether a straight line can be laid through bounds, and how far one from the begin or from the end reaches. */
final class LineBreak {
    private final Bounds bounds;
    private final Epochs epochs;

    LineBreak(Bounds bounds, Epochs epochs) {
        this.bounds = bounds;
        this.epochs = epochs;
    }

    /** Whether a line goes through all. */
    boolean isStraight() {
        return isStraight(0, epochs.count() - 1);
    }

    /** The first epoch that no line from the begin on reaches; the last one where a line goes through all. */
    int forwards() {
        int holds = 0;
        int breaks = epochs.count();
        while (holds + 1 < breaks) {
            int middle = holds + breaks >>> 1;
            if (isStraight(0, middle)) {
                holds = middle;
            } else {
                breaks = middle;
            }
        }
        return Math.min(breaks, epochs.count() - 1);
    }

    /** The last epoch that no line from the end on reaches back to; the first one where a line goes through all. */
    int backwards() {
        int holds = epochs.count() - 1;
        int breaks = -1;
        while (holds - 1 > breaks) {
            int middle = holds + breaks >> 1;
            if (isStraight(middle, epochs.count() - 1)) {
                holds = middle;
            } else {
                breaks = middle;
            }
        }
        return Math.max(breaks, 0);
    }

    private boolean isStraight(int first, int last) {
        Corridor corridor = new Corridor(epochs);
        for (int epoch = first; epoch <= last; epoch++) {
            if (bounds.isFinite(epoch)) {
                corridor.add(epoch, bounds.low(epoch) - 1, bounds.high(epoch) + 1);
            }
        }
        return corridor.isEmpty() || corridor.lines(2 * Solver.DRIFT).isPossible();
    }
}
