package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Narrows bounds by the assumption that clocks run at constant rates: only offsets that lie on straight lines through
 * the bounds of all epochs are left. A clock for whose pairs there is no line is bent, and left out.
 */
final class Lines {
    private final List<Clock> clocks;
    private final List<Pair> pairs;
    private final Epochs epochs;
    private final Tasks tasks;

    Lines(List<Clock> clocks, List<Pair> pairs, Epochs epochs, Tasks tasks) {
        this.clocks = clocks;
        this.pairs = pairs;
        this.epochs = epochs;
        this.tasks = tasks;
    }

    /** Narrows all pairs whose clocks are straight; false where a contradiction comes out. */
    boolean narrow() {
        AtomicReferenceArray<LineRange> lines = new AtomicReferenceArray<>(pairs.size());
        tasks.each(pairs.size(), i -> lines.set(i, range(pairs.get(i))));
        bend(lines);
        for (int i = 0; i < pairs.size(); i++) {
            if (lines.get(i) != null && !pairs.get(i).isBent()) {
                pairs.get(i).slopes(lines.get(i).slowest(), lines.get(i).fastest());
            }
        }
        closeSlopes();
        boolean[] whole = new boolean[pairs.size()];
        tasks.each(
                pairs.size(),
                i -> whole[i] = lines.get(i) == null || pairs.get(i).isBent() || cut(pairs.get(i), lines.get(i)));
        boolean all = true;
        for (boolean one : whole) {
            all &= one;
        }
        return all;
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

    /** As long as some pair has no line, the clock that is in most such pairs is bent; of equals all but the reference. */
    private void bend(AtomicReferenceArray<LineRange> lines) {
        while (true) {
            int[] blame = new int[clocks.size()];
            int worst = 0;
            for (int i = 0; i < pairs.size(); i++) {
                Pair pair = pairs.get(i);
                if (lines.get(i) != null && !lines.get(i).isPossible() && !pair.isBent()) {
                    blame[pair.a()]++;
                    blame[pair.b()]++;
                }
            }
            for (int clock = 1; clock < blame.length; clock++) {
                worst = blame[clock] >= blame[worst] ? clock : worst;
            }
            if (blame[worst] == 0) {
                return;
            }
            bendAll(blame, worst);
            pairs.stream().filter(Pair::isBent).forEach(pair -> pair.rho(2 * Solver.DRIFT));
        }
    }

    private void bendAll(int[] blame, int worst) {
        for (int clock = 0; clock < blame.length; clock++) {
            if (blame[clock] == blame[worst] && (clock > 0 || worst == 0)) {
                clocks.get(clock).bend();
            }
        }
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
            double x = epochs.middle(epoch);
            long low = (long) Math.floor(lines.lowest(x, pair.slowest(), pair.fastest())) - 1;
            long high = (long) Math.ceil(lines.highest(x, pair.slowest(), pair.fastest())) + 1;
            whole &= pair.bounds().cut(epoch, low, high);
        }
        return whole;
    }
}
