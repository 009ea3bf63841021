package io.xenscope.clock.solve;

import java.util.Arrays;

/**
 * The lower convex hull of points in the order of x: what a line from below can touch. For the upper hull, points are
 * turned upside down by the caller.
 */
final class Hull {
    private double[] x = new double[64];
    private double[] y = new double[64];
    private int count;

    Hull(double[] xs, double[] ys, int points) {
        for (int i = 0; i < points; i++) {
            add(xs[i], ys[i]);
        }
    }

    private void add(double newX, double newY) {
        while (count > 1 && isAbove(count - 1, newX, newY)) {
            count--;
        }
        if (count == x.length) {
            // Of thousands of points some tens are on the hull.
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
        }
        x[count] = newX;
        y[count++] = newY;
    }

    /** Whether a vertex lies on or above the line from the one before it to a new point. */
    private boolean isAbove(int vertex, double newX, double newY) {
        double dx = x[vertex] - x[vertex - 1];
        double dy = y[vertex] - y[vertex - 1];
        return dy * (newX - x[vertex - 1]) >= (newY - y[vertex - 1]) * dx;
    }

    /** Where the highest line of that slope that stays below meets x = 0. */
    double intercept(double slope) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (edge(middle) < slope) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return y[low] - slope * x[low];
    }

    private double edge(int left) {
        return (y[left + 1] - y[left]) / (x[left + 1] - x[left]);
    }

    /** The greatest value at {@code at} of all lines that stay below, with slopes in a range. */
    double highest(double at, double slowest, double fastest) {
        int right = 1;
        int low = 1;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (x[middle] < at) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        right = Math.min(low, count - 1);
        double slope = count == 1 ? 0 : edge(right - 1);
        double best = Math.max(slowest, Math.min(fastest, slope));
        return intercept(best) + best * at;
    }
}
