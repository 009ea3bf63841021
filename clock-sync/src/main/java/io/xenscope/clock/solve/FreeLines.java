package io.xenscope.clock.solve;

import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.Tasks;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for lines of given slopes that contradict nothing, where those with the widest margins in the hulls of what is left do: hulls hold
 * what lies between pieces, too, and slopes are hardly known where little is recorded.
 *
 * <p>With slopes given, all facts about a pair leave one set of offsets ({@link OffsetPuzzle} finds one for each clock that all sets hold). Slopes
 * as recorded are tried first, then those of the present lines. What is found is counted again before it is believed; bounds are
 * those of everything not refuted, as before.
 */
final class FreeLines {
    private final Solver solver;
    private final List<Clock> clocks;
    private final Tasks tasks;

    FreeLines(Solver solver, Tasks tasks) {
        this.solver = solver;
        this.clocks = solver.clocks();
        this.tasks = tasks;
    }

    /** Moves the clocks, if lines are found that contradict less, or no more while clocks keep their slopes. */
    void choose() {
        if (clocks.stream().anyMatch(clock -> clock.isBent() || clock.pcpu() == Ruler.PCPU)) {
            return;
        }
        double[] offsets = clocks.stream().mapToDouble(Clock::offset).toArray();
        double[] rates = clocks.stream().mapToDouble(Clock::rate).toArray();
        double[] recorded = clocks.stream()
                .mapToDouble(clock -> clock.base() - clocks.get(0).base())
                .toArray();
        long least = contradicted();
        if (least == 0 && !isDoubtful()) {
            return;
        }
        double[] flat = new double[rates.length];
        if (!choose(recorded, flat, least) && !(least > 0 && choose(offsets, rates, least - 1))) {
            return;
        }
        double[] foundOffsets = clocks.stream().mapToDouble(Clock::offset).toArray();
        double[] foundRates = clocks.stream().mapToDouble(Clock::rate).toArray();
        place(offsets, rates);
        solver.move(foundOffsets, foundRates);
    }

    /** Whether the offset of a clock is left in pieces, or a clock stepped: then much fits, and steady clocks are the likeliest. */
    private boolean isDoubtful() {
        return clocks.stream().mapToInt(Clock::pcpu).distinct().count() < clocks.size()
                || solver.pairs().stream()
                        .anyMatch(pair -> pair.a() == 0 && pair.bounds().hasPieces());
    }

    private void place(double[] offsets, double[] rates) {
        for (int place = 1; place < rates.length; place++) {
            clocks.get(place).place(offsets[place], rates[place]);
        }
    }

    /** Leaves the clocks where no more than {@code most} facts are contradicted; or where they were, and then says false. */
    private boolean choose(double[] offsets, double[] rates, long most) {
        double[] before = clocks.stream().mapToDouble(Clock::offset).toArray();
        double[] ratesBefore = clocks.stream().mapToDouble(Clock::rate).toArray();
        place(offsets, rates);
        double[] moves = moves();
        if (moves != null) {
            double[] moved = new double[moves.length];
            Arrays.setAll(moved, place -> offsets[place] + moves[place]);
            place(moved, rates);
            if (contradicted() <= most) {
                return true;
            }
        }
        place(before, ratesBefore);
        return false;
    }

    /** By how much to move the clocks so that they fit; null where no way is found. */
    private double[] moves() {
        OffsetPuzzle puzzle = new OffsetPuzzle(clocks.size());
        List<Pair> pairs = solver.pairs();
        IntervalSet[] sets = new IntervalSet[pairs.size()];
        tasks.each(sets.length, i -> sets[i] = allowed(pairs.get(i)));
        for (int i = 0; i < sets.length; i++) {
            puzzle.set(pairs.get(i).a(), pairs.get(i).b(), sets[i]);
        }
        return puzzle.solve();
    }

    /** What the offset of a pair can be if it is the same all the time. */
    private IntervalSet allowed(Pair pair) {
        IntervalSet set = new IntervalSet();
        long[] hull = {-Bounds.FAR, Bounds.FAR};
        WindowOrder.above(pair.first(), pair.second(), (time, offset) -> hull[1] = Math.min(hull[1], offset));
        WindowOrder.below(pair.first(), pair.second(), (time, offset) -> hull[0] = Math.max(hull[0], offset));
        set.set(hull[0], hull[1]);
        Subtraction subtraction = new Subtraction(set);
        for (Scan scan : pair.scans()) {
            scan.rewind();
            subtraction.aim();
            scan.takeUntil(Long.MAX_VALUE, subtraction);
        }
        return set;
    }

    private static final class Subtraction extends Scan.Target {
        private final IntervalSet set;

        Subtraction(IntervalSet set) {
            this.set = set;
            begins(1);
        }

        private void aim() {
            low = set.isEmpty() ? Bounds.FAR : set.low();
            high = set.isEmpty() ? -Bounds.FAR : set.high();
        }

        /** The interval is open; lines are rounded to ticks. */
        @Override
        void forbid(Scan scan, int point, int run, long time, long from, long to) {
            took();
            if (set.subtract(from - 1, to + 1)) {
                aim();
            }
        }
    }

    private long contradicted() {
        return ClockEvidence.count(Contradictions.of(clocks, tasks));
    }
}
