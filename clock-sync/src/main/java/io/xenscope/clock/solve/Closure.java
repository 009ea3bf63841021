package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Narrows the bounds of each pair by way of third clocks: shortest paths, epoch by epoch.
 *
 * <p>Where there are many clocks only paths through the reference are taken, which costs pairs rather than clocks cubed.
 */
final class Closure {
    static final int MANY = 32;

    /** Epochs that one thread closes at a go, so that not each takes memory of its own. */
    private static final int BLOCK = 16;

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

    /** Closes epochs 0 to {@code epochs} - 1, each followed by another test; whether all hold. */
    boolean closeAll(int epochs, Tasks tasks, IntPredicate then) {
        AtomicBoolean whole = new AtomicBoolean(true);
        tasks.each((epochs + BLOCK - 1) / BLOCK, block -> {
            int until = Math.min(epochs, (block + 1) * BLOCK);
            if (!close(block * BLOCK, until, then)) {
                whole.set(false);
            }
        });
        return whole.get();
    }

    private boolean close(int from, int until, IntPredicate then) {
        boolean isStar = clocks > MANY;
        StarPaths star = isStar ? new StarPaths(pairs, clocks) : null;
        long[][] most = isStar ? null : new long[clocks][clocks];
        boolean whole = true;
        for (int epoch = from; epoch < until; epoch++) {
            whole &= isStar ? star.close(epoch, boundsOf) : close(epoch, most);
            whole &= then.test(epoch);
        }
        return whole;
    }

    /** Closes one epoch; false where the bounds contradict each other. */
    private boolean close(int epoch, long[][] most) {
        for (long[] row : most) {
            Arrays.fill(row, Bounds.FAR);
        }
        for (Pair pair : pairs) {
            most[pair.a()][pair.b()] = boundsOf.apply(pair).high(epoch);
            most[pair.b()][pair.a()] = -boundsOf.apply(pair).low(epoch);
        }
        shorten(most);
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
}
