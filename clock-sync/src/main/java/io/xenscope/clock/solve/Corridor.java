package io.xenscope.clock.solve;

/** Lower and upper bounds along the epochs, through which lines are to be laid. */
final class Corridor {
    private final Epochs epochs;
    private final double[] x;
    private final double[] low;
    private final double[] high;
    private int count;

    Corridor(Epochs epochs) {
        this.epochs = epochs;
        x = new double[epochs.count()];
        low = new double[epochs.count()];
        high = new double[epochs.count()];
    }

    /** Adds the next epoch. */
    void add(int epoch, double lowest, double highest) {
        x[count] = epochs.middle(epoch);
        low[count] = lowest;
        high[count++] = highest;
    }

    boolean isEmpty() {
        return count == 0;
    }

    LineRange lines(double steepest) {
        return new LineRange(x, low, high, count, steepest);
    }
}
