package io.xenscope.clock.solve;

import java.util.Arrays;
import java.util.List;

/** Narrows the slopes of each pair by way of third clocks. */
final class SlopeClosure {
    private SlopeClosure() {}

    static void close(List<Pair> pairs, int clocks) {
        double[][] most = new double[clocks][clocks];
        for (double[] row : most) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        for (Pair pair : pairs) {
            most[pair.a()][pair.b()] = pair.fastest();
            most[pair.b()][pair.a()] = -pair.slowest();
        }
        for (int via = 0; via < clocks; via++) {
            for (double[] row : most) {
                for (int to = 0; to < clocks; to++) {
                    row[to] = Math.min(row[to], row[via] + most[via][to]);
                }
            }
        }
        for (Pair pair : pairs) {
            double slowest = -most[pair.b()][pair.a()];
            double fastest = most[pair.a()][pair.b()];
            if (slowest <= fastest) {
                pair.slopes(slowest, fastest);
            }
        }
    }
}
