package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Narrows bounds by the assumption that clocks run at constant rates: only offsets that lie on straight lines through
 * the bounds of all epochs are left. A clock whose rate changes is bent, and left out.
 */
final class Lines {
    private final List<Clock> clocks;
    private final List<Pair> pairs;
    private final Epochs epochs;
    private final Tasks tasks;
    private List<Integer> suspects = List.of();

    Lines(List<Clock> clocks, List<Pair> pairs, Epochs epochs, Tasks tasks) {
        this.clocks = clocks;
        this.pairs = pairs;
        this.epochs = epochs;
        this.tasks = tasks;
    }

    /** Narrows all pairs whose clocks are straight; false where some have no line, or a contradiction comes out. */
    boolean narrow() {
        AtomicReferenceArray<LineRange> lines = new AtomicReferenceArray<>(pairs.size());
        tasks.each(pairs.size(), i -> lines.set(i, range(pairs.get(i))));
        int[] blame = blame(lines);
        if (Arrays.stream(blame).anyMatch(one -> one > 0)) {
            suspects = IntStream.range(0, blame.length)
                    .filter(clock -> blame[clock] > 0)
                    .boxed()
                    .sorted(Comparator.comparingInt(clock -> -blame[clock]))
                    .toList();
            return false;
        }
        for (int i = 0; i < pairs.size(); i++) {
            if (lines.get(i) != null) {
                pairs.get(i).slopes(lines.get(i).slowest(), lines.get(i).fastest());
            }
        }
        closeSlopes();
        boolean[] whole = new boolean[pairs.size()];
        tasks.each(pairs.size(), i -> whole[i] = lines.get(i) == null || cut(pairs.get(i), lines.get(i)));
        boolean all = true;
        for (boolean one : whole) {
            all &= one;
        }
        return all;
    }

    /** The clocks that are in pairs without a line, those in most first. */
    List<Integer> suspects() {
        return suspects;
    }

    private LineRange range(Pair pair) {
        if (pair.isBent()) {
            return null;
        }
        Corridor corridor = new Corridor(epochs);
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            if (pair.bounds().isFinite(epoch)) {
                corridor.add(epoch, pair.bounds().low(epoch) - 1, pair.bounds().high(epoch) + 1);
            }
        }
        return corridor.isEmpty() ? null : corridor.lines(pair.rho());
    }

    /** In how many pairs without a line each clock is. */
    private int[] blame(AtomicReferenceArray<LineRange> lines) {
        int[] blame = new int[clocks.size()];
        for (int i = 0; i < pairs.size(); i++) {
            if (lines.get(i) != null && !lines.get(i).isPossible()) {
                blame[pairs.get(i).a()]++;
                blame[pairs.get(i).b()]++;
            }
        }
        return blame;
    }

    /** Slopes add up along any way from clock to clock. */
    private void closeSlopes() {
        List<Pair> straight = new ArrayList<>(pairs);
        straight.removeIf(Pair::isBent);
        if (clocks.size() <= 32) {
            SlopeClosure.close(straight, clocks.size());
        }
    }

    private boolean cut(Pair pair, LineRange lines) {
        boolean whole = true;
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            whole &= cut(pair, lines, epoch);
        }
        return whole;
    }

    private boolean cut(Pair pair, LineRange lines, int epoch) {
        double x = epochs.middle(epoch);
        long low = floor(lines.lowest(x, pair.slowest(), pair.fastest())) - 1;
        long high = -floor(-lines.highest(x, pair.slowest(), pair.fastest())) + 1;
        return pair.bounds().cut(epoch, low, high);
    }

    /** Math.floor is a call of its own where only the fast compiler is at work. */
    private static long floor(double value) {
        long whole = (long) value;
        return whole > value ? whole - 1 : whole;
    }
}
