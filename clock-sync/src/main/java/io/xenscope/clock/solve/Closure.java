package io.xenscope.clock.solve;

import java.util.List;
import java.util.function.Function;

/**
 * Narrows the bounds of each pair by way of third clocks: shortest paths, epoch by epoch.
 *
 * <p>Where there are many clocks only paths through the reference are taken, which costs pairs rather than clocks cubed.
 */
final class Closure {
    static final int MANY = 32;
    private static final int LONGEST_PATH = 4;

    private final List<Pair> pairs;
    private final int clocks;
    private final Function<Pair, Bounds> boundsOf;

    Closure(List<Pair> pairs, int clocks) {
        this(pairs, clocks, Pair::bounds);
    }

    Closure(List<Pair> pairs, int clocks, Function<Pair, Bounds> boundsOf) {
        this.pairs = pairs;
        this.clocks = clocks;
        this.boundsOf = boundsOf;
    }

    /** Closes one epoch; false where the bounds contradict each other. */
    boolean close(int epoch) {
        long[][] most = new long[clocks][clocks];
        for (long[] row : most) {
            java.util.Arrays.fill(row, Bounds.FAR);
        }
        for (Pair pair : pairs) {
            most[pair.a()][pair.b()] = boundsOf.apply(pair).high(epoch);
            most[pair.b()][pair.a()] = -boundsOf.apply(pair).low(epoch);
        }
        if (clocks <= MANY) {
            shorten(most);
        } else {
            throughReference(most);
        }
        boolean whole = true;
        for (Pair pair : pairs) {
            whole &= boundsOf.apply(pair).cut(epoch, -most[pair.b()][pair.a()], most[pair.a()][pair.b()]);
        }
        return whole;
    }

    private static void shorten(long[][] most) {
        for (int via = 0; via < most.length; via++) {
            for (long[] row : most) {
                long first = row[via];
                if (first < Bounds.FAR) {
                    shorten(row, most[via], first);
                }
            }
        }
    }

    private static void shorten(long[] row, long[] onwards, long first) {
        for (int to = 0; to < row.length; to++) {
            if (onwards[to] < Bounds.FAR) {
                row[to] = Math.min(row[to], first + onwards[to]);
            }
        }
    }

    /** From and to the reference by way of every pair, some times over; then each pair by way of the reference. */
    private void throughReference(long[][] most) {
        for (int i = 0; i < LONGEST_PATH; i++) {
            for (Pair pair : pairs) {
                extend(most, pair.a(), pair.b());
                extend(most, pair.b(), pair.a());
            }
        }
        for (Pair pair : pairs) {
            most[pair.a()][pair.b()] = Math.min(most[pair.a()][pair.b()], sum(most[pair.a()][0], most[0][pair.b()]));
            most[pair.b()][pair.a()] = Math.min(most[pair.b()][pair.a()], sum(most[pair.b()][0], most[0][pair.a()]));
        }
    }

    private static void extend(long[][] most, int from, int to) {
        most[0][to] = Math.min(most[0][to], sum(most[0][from], most[from][to]));
        most[from][0] = Math.min(most[from][0], sum(most[from][to], most[to][0]));
    }

    private static long sum(long a, long b) {
        return a < Bounds.FAR && b < Bounds.FAR ? a + b : Bounds.FAR;
    }
}
