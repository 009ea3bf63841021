package io.xenscope.clock.solve;

/**
 * All straight lines that stay between lower and upper bounds: the offset of two clocks with constant rates is one of
 * them.
 */
final class LineRange {
    private static final int STEPS = 60;

    private final Hull above;
    private final Hull below;
    private final double slowest;
    private final double fastest;
    private final double best;

    /** Bounds at ascending x, and the steepest slope that is possible at all. */
    LineRange(double[] x, double[] low, double[] high, int points, double steepest) {
        this(new Hull(x, high, points), new Hull(x, turned(low, points), points), steepest);
    }

    private static double[] turned(double[] values, int points) {
        double[] turned = new double[points];
        for (int i = 0; i < points; i++) {
            turned[i] = -values[i];
        }
        return turned;
    }

    /** The hulls of the upper bounds, and of the lower ones turned upside down. */
    LineRange(Hull above, Hull below, double steepest) {
        this.above = above;
        this.below = below;
        best = widest(-steepest, steepest);
        slowest = isPossible() ? edge(-steepest) : Double.NaN;
        fastest = isPossible() ? edge(steepest) : Double.NaN;
    }

    /** Room between the lines of that slope; it is concave. */
    private double room(double slope) {
        return above.intercept(slope) + below.intercept(-slope);
    }

    private double widest(double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < STEPS; i++) {
            double third = (high - low) / 3;
            if (room(low + third) < room(high - third)) {
                low += third;
            } else {
                high -= third;
            }
        }
        return (low + high) / 2;
    }

    /** Between the best slope and a slope far out, the last one with room. */
    private double edge(double far) {
        if (room(far) >= 0) {
            return far;
        }
        double inside = best;
        double outside = far;
        for (int i = 0; i < STEPS; i++) {
            double middle = (inside + outside) / 2;
            if (room(middle) >= 0) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    boolean isPossible() {
        return room(best) >= 0;
    }

    double slowest() {
        return slowest;
    }

    double fastest() {
        return fastest;
    }

    /** Slope of the line with the widest margin. */
    double slope() {
        return best;
    }

    /** Value at x = 0 of the line with the widest margin. */
    double atZero() {
        return (above.intercept(best) - below.intercept(-best)) / 2;
    }

    /** The greatest value of any of the lines at x, with slopes in a range. */
    double highest(double x, double from, double to) {
        return above.highest(x, from, to);
    }

    /** The least value of any of the lines at x, with slopes in a range. */
    double lowest(double x, double from, double to) {
        return -below.highest(x, -to, -from);
    }
}
