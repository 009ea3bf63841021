package io.xenscope.clock.solve;

/** Lower and upper bounds along the epochs, through which lines are to be laid. */
final class Corridor {
    private final Epochs epochs;
    private final double[] x;
    /** Upside down, as hulls want it. */
    private final double[] turnedLow;

    private final double[] high;
    private int count;

    Corridor(Epochs epochs) {
        this.epochs = epochs;
        x = new double[epochs.count()];
        turnedLow = new double[epochs.count()];
        high = new double[epochs.count()];
    }

    /** Adds the next epoch. */
    void add(int epoch, double lowest, double highest) {
        x[count] = epochs.middle(epoch);
        turnedLow[count] = -lowest;
        high[count++] = highest;
    }

    /** Takes other bounds from now on. */
    void clear() {
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    LineRange lines(double steepest) {
        return new LineRange(new Hull(x, high, count), new Hull(x, turnedLow, count), steepest);
    }
}
