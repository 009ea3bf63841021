package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineRangeTest {
    private static final int POINTS = 12;
    private static final double STEEPEST = 3;

    @Test
    void findsTheSameExtremesAsAllLinesThroughTwoBounds() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            double[] x = new double[POINTS];
            double[] low = new double[POINTS];
            double[] high = new double[POINTS];
            double slope = random.nextDouble() * 4 - 2;
            for (int i = 0; i < POINTS; i++) {
                x[i] = 10 * i;
                low[i] = slope * x[i] - random.nextDouble() * 9;
                high[i] = slope * x[i] + random.nextDouble() * 9;
            }
            LineRange lines = new LineRange(x, low, high, POINTS, STEEPEST);
            assertTrue(lines.isPossible());
            for (int i = 0; i < POINTS; i++) {
                double[] range = bruteForce(x, low, high, x[i]);
                assertEquals(range[0], lines.lowest(x[i], lines.slowest(), lines.fastest()), 1e-6);
                assertEquals(range[1], lines.highest(x[i], lines.slowest(), lines.fastest()), 1e-6);
            }
        }
    }

    /** Extremes of a linear programme lie at its corners: lines through two bounds, or with the steepest slope through one. */
    private static double[] bruteForce(double[] x, double[] low, double[] high, double at) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < 2 * POINTS; i++) {
            double yi = i < POINTS ? low[i] : high[i - POINTS];
            take(x, low, high, STEEPEST, x[i % POINTS], yi, at, range);
            take(x, low, high, -STEEPEST, x[i % POINTS], yi, at, range);
            for (int j = 0; j < i; j++) {
                double yj = j < POINTS ? low[j] : high[j - POINTS];
                double dx = x[i % POINTS] - x[j % POINTS];
                if (dx != 0 && Math.abs((yi - yj) / dx) <= STEEPEST) {
                    take(x, low, high, (yi - yj) / dx, x[i % POINTS], yi, at, range);
                }
            }
        }
        return range;
    }

    private static void take(
            double[] x, double[] low, double[] high, double slope, double px, double py, double at, double[] range) {
        for (int i = 0; i < POINTS; i++) {
            double y = py + slope * (x[i] - px);
            if (y < low[i] - 1e-9 || y > high[i] + 1e-9) {
                return;
            }
        }
        double y = py + slope * (at - px);
        range[0] = Math.min(range[0], y);
        range[1] = Math.max(range[1], y);
    }

    @Test
    void saysWhenNoLineFits() {
        double[] x = {0, 1, 2};
        assertFalse(new LineRange(x, new double[] {0, 5, 0}, new double[] {1, 6, 1}, 3, STEEPEST).isPossible());
    }
}
