package io.xenscope.clock.solve;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Shortest paths from pair to pair by way of the reference alone, epoch by epoch: what is kept and done grows with the pairs,
 * not with the square of the clocks.
 */
final class StarPaths {
    private static final int LONGEST_PATH = 4;

    private final List<Pair> pairs;
    /** By clock, from the reference to it and back: how far the one can be ahead of the other at most. */
    private final long[] away;

    private final long[] home;
    /** The same by pair, for its first clock and its second. */
    private final long[] there;

    private final long[] back;
    private final int[] first;
    private final int[] second;

    StarPaths(List<Pair> pairs, int clocks) {
        this.pairs = pairs;
        first = pairs.stream().mapToInt(Pair::a).toArray();
        second = pairs.stream().mapToInt(Pair::b).toArray();
        away = new long[clocks];
        home = new long[clocks];
        there = new long[pairs.size()];
        back = new long[pairs.size()];
    }

    /** Closes one epoch; false where the bounds contradict each other. */
    boolean close(int epoch, Function<Pair, Bounds> boundsOf) {
        Arrays.fill(away, Bounds.FAR);
        Arrays.fill(home, Bounds.FAR);
        for (int i = 0; i < there.length; i++) {
            Bounds bounds = boundsOf.apply(pairs.get(i));
            set(i, bounds.high(epoch), -bounds.low(epoch));
        }
        for (int turn = 0; turn < LONGEST_PATH; turn++) {
            for (int i = 0; i < there.length; i++) {
                extend(first[i], second[i], there(i), back(i));
            }
        }
        boolean whole = true;
        for (int i = 0; i < there.length; i++) {
            long most = Math.min(there(i), sum(home[first[i]], away[second[i]]));
            long least = Math.min(back(i), sum(home[second[i]], away[first[i]]));
            whole &= boundsOf.apply(pairs.get(i)).cut(epoch, -least, most);
        }
        return whole;
    }

    private void set(int which, long most, long least) {
        if (first[which] == 0) {
            away[second[which]] = most;
            home[second[which]] = least;
        } else {
            there[which] = most;
            back[which] = least;
        }
    }

    private long there(int which) {
        return first[which] == 0 ? away[second[which]] : there[which];
    }

    private long back(int which) {
        return first[which] == 0 ? home[second[which]] : back[which];
    }

    /** Paths that begin or end with a pair of clocks. */
    private void extend(int one, int other, long most, long least) {
        if (one > 0) {
            away[other] = Math.min(away[other], sum(away[one], most));
            home[one] = Math.min(home[one], sum(most, home[other]));
            away[one] = Math.min(away[one], sum(away[other], least));
            home[other] = Math.min(home[other], sum(least, home[one]));
        }
    }

    private static long sum(long a, long b) {
        return a < Bounds.FAR && b < Bounds.FAR ? a + b : Bounds.FAR;
    }
}
