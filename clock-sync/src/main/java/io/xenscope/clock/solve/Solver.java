package io.xenscope.clock.solve;

import io.xenscope.clock.Assumption;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Ticks that bounds can get wider by when axes move. */
    private static final int ROUNDING = 64;

    private final List<Clock> clocks = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Integer, Pair> byPlaces = new HashMap<>();
    private final Tasks tasks;
    private final Epochs epochs;
    private final boolean isBounded;
    private final Ruler ruler;
    private final List<EarlyBounds> early = new ArrayList<>();
    private List<Integer> suspects = List.of();
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

    /** Solves, with the clocks at some places bent; unsolved where evidence, or what is assumed, contradicts itself. */
    Solver solve(Set<Integer> bent) {
        bent.forEach(place -> clocks.get(place).bend());
        if (sieveFacts()) {
            for (int place = 1; place < clocks.size(); place++) {
                early.add(new EarlyBounds(pair(0, place)));
            }
            solved = narrow();
            if (!solved && suspects.isEmpty()) {
                suspects = List.copyOf(places());
            }
        }
        return this;
    }

    /** Where no straight lines are left: the places of the clocks that can be bent, the likeliest first; else none. */
    List<Integer> suspects() {
        return suspects;
    }

    /** Moves the clock at a place so much later on the axis. */
    void move(int place, double by) {
        new Axes(clocks, pairs, epochs).move(place, by);
    }

    /** Moves the clocks to lines on the axis, each by its offset and its rate. */
    void move(double[] offsets, double[] rates) {
        new Axes(clocks, pairs, epochs).moveTo(offsets, rates);
    }

    /** The places of all clocks. */
    Set<Integer> places() {
        return IntStream.range(0, clocks.size()).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isSolved() {
        return solved;
    }

    private boolean sieveFacts() {
        return each(this::cutByWindows) && close() && sieveAll();
    }

    private boolean narrow() {
        double[] widths = widths();
        for (int pass = 1; pass < MOST_PASSES; pass++) {
            if (!layLines()) {
                return false;
            }
            new Axes(clocks, pairs, epochs).settleAll(Axes.SOME_TURNS);
            if (!each(this::cutByWindows)) {
                return false;
            }
            tasks.each(pairs.size(), this::dropFacts);
            if (!sieveListed()) {
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
        if (!layLines() || !close()) {
            return false;
        }
        new Axes(clocks, pairs, epochs).centre();
        return true;
    }

    private boolean layLines() {
        Lines lines = new Lines(clocks, pairs, epochs, tasks);
        boolean whole = lines.narrow();
        suspects = lines.suspects();
        return whole;
    }

    private boolean sieveAll() {
        if (!sieve(pair -> new Sieve(pairs.get(pair), epochs).all()) || !close()) {
            return false;
        }
        FactFinder.findAll(pairs, epochs, tasks);
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

    /** Bounds only ever get narrower, but for what axes are rounded to when they move. */
    private void dropFacts(int pair) {
        Pair of = pairs.get(pair);
        of.facts().keepThoseIn(of.bounds(), epochs, 2 * of.drift(epochs) + ROUNDING);
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
        return closure.closeAll(epochs.count(), tasks, doubts::narrow)
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
        double[] all = new double[pairs.size() * (epochs.count() / 7 + 1)];
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

    /** What is known of a clock against the reference if rates are not constant; or else what the order of windows says. */
    Bounds known(int place) {
        if (!early.isEmpty()) {
            return early.get(place - 1).now(epochs);
        }
        Pair pair = pair(0, place);
        Bounds bounds = new Bounds(epochs.count());
        WindowOrder.cut(pair.first(), pair.second(), epochs, DRIFT, bounds);
        bounds.carry(epochs.drift(DRIFT));
        return bounds;
    }

    List<Clock> clocks() {
        return clocks;
    }

    /** The places of the clocks of a pcpu, in the order of time. */
    List<Integer> placesOf(int pcpu) {
        return IntStream.range(0, clocks.size())
                .filter(place -> clocks.get(place).pcpu() == pcpu)
                .boxed()
                .sorted(Comparator.comparingLong(
                        place -> clocks.get(place).evidence().begin()))
                .toList();
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
