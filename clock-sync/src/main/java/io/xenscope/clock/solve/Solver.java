package io.xenscope.clock.solve;

import io.xenscope.clock.Assumption;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Finds the line of each clock on the common axis, and how far it can be off.
 *
 * <p>Order of windows first, then the sieve by epochs, closed through third clocks, then straight lines; over and over
 * until nothing is gained.
 */
final class Solver {
    /** The greatest relative rate of two clocks that is thought possible. */
    static final double DRIFT = Assumption.MOST_PPM * 1e-6;

    private static final int MOST_EPOCHS = 3000;
    private static final long MOST_SETS = 2_000_000;
    private static final int MOST_ROUNDS = 4;
    private static final int MOST_PASSES = 8;

    private final List<Clock> clocks = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Integer, Pair> byPlaces = new HashMap<>();
    private final Tasks tasks;
    private final Epochs epochs;
    private final boolean isBounded;
    private final Ruler ruler;
    private boolean solved;

    /** {@code ruler} is null where there is none; else it is the last clock. */
    Solver(List<PcpuEvidence> evidence, long shortestEpoch, Ruler ruler, Tasks tasks) {
        this.tasks = tasks;
        this.ruler = ruler;
        evidence.forEach(one -> clocks.add(new Clock(one)));
        if (ruler != null) {
            Clock last = new Clock(ruler.evidence());
            last.place(last.base(), 0);
            clocks.add(last);
        }
        Placement.place(clocks);
        int most = (int) Math.max(64, Math.min(MOST_EPOCHS, MOST_SETS / Math.max(1, Pairs.count(clocks.size()))));
        long begin = clocks.stream().mapToLong(Clock::begin).min().orElseThrow();
        long end = clocks.stream().mapToLong(Clock::end).max().orElseThrow();
        isBounded =
                end - begin >= 0 && end - begin < Bounds.FAR && clocks.stream().allMatch(Clock::isBounded);
        epochs = isBounded ? Epochs.over(begin, end, shortestEpoch, most) : new Epochs(begin, Bounds.FAR, 1);
        pairs.addAll(Pairs.of(clocks, epochs.count(), DRIFT));
        pairs.forEach(pair -> byPlaces.put(pair.a() * clocks.size() + pair.b(), pair));
    }

    /** Whether the times are so near to each other that they can be reckoned with; only then may it be solved. */
    boolean isBounded() {
        return isBounded;
    }

    /** Solves; false where the evidence contradicts itself. */
    boolean solve() {
        solved = narrow();
        return solved;
    }

    boolean isSolved() {
        return solved;
    }

    private boolean narrow() {
        if (!each(this::cutByWindows) || !close() || !sieveAll()) {
            return false;
        }
        double[] widths = widths();
        for (int pass = 1; pass < MOST_PASSES; pass++) {
            if (!new Lines(clocks, pairs, epochs, tasks).narrow()) {
                return false;
            }
            new Axes(clocks, pairs, epochs).settleAll(Axes.SOME_TURNS);
            if (!each(this::cutByWindows) || !sieveListed()) {
                return false;
            }
            double[] narrower = widths();
            if (gain(widths, narrower) < 0.03 && pass > 1) {
                break;
            }
            widths = narrower;
        }
        // The margins of what the facts themselves leave are the better guide to the answer.
        new Axes(clocks, pairs, epochs).settleAll(Axes.ALL_TURNS);
        if (!new Lines(clocks, pairs, epochs, tasks).narrow() || !close()) {
            return false;
        }
        new Axes(clocks, pairs, epochs).centre();
        return true;
    }

    private boolean sieveAll() {
        if (!sieve(pair -> new Sieve(pairs.get(pair), epochs).all()) || !close()) {
            return false;
        }
        tasks.each(pairs.size(), pair -> FactFinder.find(pairs.get(pair), epochs));
        return sieveListed();
    }

    private boolean sieveListed() {
        double[] widths = widths();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!sieve(pair -> new Sieve(pairs.get(pair), epochs).listed()) || !close()) {
                return false;
            }
            double[] narrower = widths();
            if (gain(widths, narrower) < 0.02) {
                break;
            }
            widths = narrower;
        }
        return true;
    }

    private boolean sieve(java.util.function.IntUnaryOperator sieve) {
        return each(pair -> sieve.applyAsInt(pair) < 0);
    }

    private boolean cutByWindows(int pair) {
        Pair cut = pairs.get(pair);
        return cutByFacts(cut, cut.rho(), cut.bounds()) & cut.bounds().carry(cut.drift(epochs));
    }

    /** Cuts bounds of a pair, which change by {@code rho}, with all but the runs; false where nothing is left. */
    boolean cutByFacts(Pair pair, double rho, Bounds bounds) {
        boolean holds = WindowOrder.cut(pair.first(), pair.second(), epochs, rho, bounds);
        return ruler == null || pair.b() < clocks.size() - 1
                ? holds
                : holds & ruler.cut(pair.first(), pair.second(), epochs, rho, bounds);
    }

    private boolean close() {
        Closure closure = new Closure(pairs, clocks.size());
        Doubts doubts = new Doubts(pairs, clocks.size());
        return all(epochs.count(), epoch -> closure.close(epoch) & doubts.narrow(epoch))
                && each(pair -> pairs.get(pair).bounds().carry(pairs.get(pair).drift(epochs)));
    }

    private boolean each(IntPredicate task) {
        return all(pairs.size(), task);
    }

    private boolean all(int count, IntPredicate task) {
        boolean[] whole = new boolean[count];
        tasks.each(count, i -> whole[i] = task.test(i));
        for (boolean one : whole) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /** Mean and median width of all finite bounds. */
    private double[] widths() {
        double[] all = new double[pairs.size() * epochs.count()];
        int count = 0;
        double sum = 0;
        for (Pair pair : pairs) {
            for (int epoch = 0; epoch < epochs.count(); epoch += 7) {
                if (pair.bounds().isFinite(epoch)) {
                    all[count] = pair.bounds().width(epoch);
                    sum += all[count++];
                }
            }
        }
        Arrays.sort(all, 0, count);
        return new double[] {count == 0 ? 0 : all[count / 2], count == 0 ? 0 : sum / count};
    }

    private static double gain(double[] before, double[] after) {
        double gain = 0;
        for (int i = 0; i < before.length; i++) {
            gain = Math.max(gain, before[i] == 0 ? 0 : 1 - after[i] / before[i]);
        }
        return gain;
    }

    /** What is known of a pair: the solution or, where there is none, what the order of windows says. */
    Bounds known(Pair pair) {
        if (solved) {
            return pair.bounds();
        }
        Bounds bounds = new Bounds(epochs.count());
        WindowOrder.cut(pair.first(), pair.second(), epochs, DRIFT, bounds);
        bounds.carry((long) (DRIFT * epochs.length()) + 1);
        return bounds;
    }

    List<Clock> clocks() {
        return clocks;
    }

    List<Pair> pairs() {
        return pairs;
    }

    /**
     * The pair of two clocks, by their places in ascending order: there is always one with the reference, and one for any
     * two clocks of a pcpu.
     */
    Pair pair(int a, int b) {
        return byPlaces.get(a * clocks.size() + b);
    }

    Epochs epochs() {
        return epochs;
    }
}
