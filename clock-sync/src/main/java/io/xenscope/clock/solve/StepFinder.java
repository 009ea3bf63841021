package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds the clock that stepped where the evidence contradicts itself, and when.
 *
 * <p>Each pair is sieved forwards until nothing is left, and backwards: between those two epochs one of them stepped. The
 * clock in most such pairs is the first suspect; a clock can step back unseen only while it is silent, so of two the one that
 * gained is the likelier.
 */
final class StepFinder {
    /** Axes are placed by the order of windows only, which may be some epochs off. */
    private static final int SLACK = 3;

    private static final long ONE_PAIR = 1L << 32;

    /** Where the place of a step is not known, it is looked for in so many parts of the time. */
    private static final int PARTS = 8;

    /** All parts together have no more than so many moments: each is a copy of them. */
    private static final int MOST_POINTS = 1_000_000;

    /** Such a step is not looked for in the first and last part of so many: nothing would be left before it or behind. */
    private static final int MARGIN = 64;

    /** A clock stepped between two of its TSCs; {@code fell} is by how much it was seen to fall there, or 0. */
    record Found(int pcpu, long lastBefore, long firstAfter, long fell) {
        Found(int pcpu, long lastBefore, long firstAfter) {
            this(pcpu, lastBefore, firstAfter, 0);
        }

        /** Whether records show it, with its place. */
        boolean isSeen() {
            return fell > 0;
        }
    }

    /** A step that may have been, and whether everything that is broken concerns its clock: else it cannot be the only one. */
    record Suspect(Found step, boolean explainsAll) {}

    /** Of one pair: stepped in the epochs {@code first} to {@code last}, and whether its first clock gained. */
    private record Break(Pair pair, int first, int last, boolean firstGained) {}

    private final List<Clock> clocks;
    private final List<Pair> pairs;
    private final Epochs epochs;
    private final Tasks tasks;

    StepFinder(Solver solver, Tasks tasks) {
        this.clocks = solver.clocks();
        this.pairs = solver.pairs();
        this.epochs = solver.epochs();
        this.tasks = tasks;
    }

    /** A step for each clock that can have stepped, that which explains most first. */
    List<Suspect> find() {
        return find(this::sieve, false);
    }

    /**
     * The same where the evidence contradicts itself only if clocks run at constant rates: what seems to be a clock that
     * changes its rate may be one that stepped a little.
     */
    List<Suspect> findByLines() {
        return find(pair -> pair.isBent() ? sieve(pair) : null, true);
    }

    private List<Suspect> find(Function<Pair, Break> test, boolean byLines) {
        Break[] breaks = new Break[pairs.size()];
        tasks.each(pairs.size(), i -> breaks[i] = test.apply(pairs.get(i)));
        List<Break> all = Arrays.stream(breaks).filter(Objects::nonNull).toList();
        List<Suspect> suspects = new ArrayList<>();
        for (int clock : suspects(all)) {
            if (clocks.get(clock).pcpu() != Ruler.PCPU) {
                boolean explainsAll = all.stream().allMatch(one -> concerns(one, clock));
                find(all, clock, byLines).forEach(step -> suspects.add(new Suspect(step, explainsAll)));
            }
        }
        return suspects;
    }

    private List<Found> find(List<Break> breaks, int guilty, boolean byLines) {
        int first = 0;
        int last = epochs.count() - 1;
        for (Break one : breaks) {
            // Several steps of one clock break pairs at several places: take those that agree with the first.
            if (concerns(one, guilty) && one.first <= last && one.last >= first) {
                first = Math.max(first, one.first);
                last = Math.min(last, one.last);
            }
        }
        return !byLines || last - first < epochs.count() / 2
                ? places(guilty, first, last)
                : anywhere(guilty, first, last);
    }

    /** Where hardly anything shows the place: each part of the range. */
    private List<Found> anywhere(int guilty, int first, int last) {
        List<Found> parts = new ArrayList<>();
        int margin = Math.max(1, epochs.count() / MARGIN);
        int from = Math.max(first, margin);
        int length = Math.min(last, epochs.count() - margin) - from;
        int count = Math.max(1, Math.min(PARTS, MOST_POINTS / Math.max(1, points(clocks.get(guilty)))));
        for (int part = 0; part < count; part++) {
            parts.addAll(places(guilty, from + part * length / count, from + (part + 1) * length / count));
        }
        return parts;
    }

    private static int points(Clock clock) {
        return clock.evidence().vcpus().values().stream()
                .mapToInt(seen -> seen.points().count())
                .sum();
    }

    private static boolean concerns(Break one, int clock) {
        return one.pair.a() == clock || one.pair.b() == clock;
    }

    private Break sieve(Pair pair) {
        Bounds windows = new Bounds(epochs.count());
        WindowOrder.cut(pair.first(), pair.second(), epochs, Solver.DRIFT, windows);
        Bounds before = new Bounds(epochs.count());
        Bounds after = new Bounds(epochs.count());
        Sieve sieve = new Sieve(pair, epochs, Solver.DRIFT);
        int last = sieve.oneWay(0, 1, windows, before);
        int first = sieve.oneWay(epochs.count() - 1, -1, windows, after);
        if ((last < 0 || first < 0) && pair.isBent() && !isStraight(before, after)) {
            last = new LineBreak(before, epochs).forwards();
            first = new LineBreak(after, epochs).backwards();
        }
        if (last < 0 || first < 0) {
            return null;
        }
        int surely = Math.max(0, Math.min(first, last) - 1);
        int later = Math.min(epochs.count() - 1, Math.max(first, last) + 1);
        double gained = middle(after, later) - middle(before, surely);
        int slack = SLACK + Math.max(apart(before, surely), apart(after, later));
        return new Break(pair, Math.min(first, last) - slack, Math.max(first, last) + slack, gained > 0);
    }

    /**
     * Whether a line goes through what both say. Only by the facts of the pair itself: bounds closed through a clock that
     * stepped are false.
     */
    private boolean isStraight(Bounds before, Bounds after) {
        Bounds both = new Bounds(epochs.count());
        boolean isPossible = true;
        for (int epoch = 0; epoch < epochs.count() && isPossible; epoch++) {
            isPossible = both.cut(epoch, before.low(epoch), before.high(epoch))
                    && both.cut(epoch, after.low(epoch), after.high(epoch));
        }
        return isPossible && new LineBreak(both, epochs).isStraight();
    }

    /** By how many epochs the axes of the two can be apart: which epoch a record falls into hangs on whose axis it is. */
    private int apart(Bounds bounds, int epoch) {
        long ticks = bounds.isFinite(epoch) ? Math.max(-bounds.low(epoch), bounds.high(epoch)) : 0;
        return (int) Math.min(epochs.count(), ticks / epochs.length());
    }

    private static double middle(Bounds bounds, int epoch) {
        return (bounds.low(epoch) + (double) bounds.high(epoch)) / 2;
    }

    /** The clocks in broken pairs: those in most first, and of two that are in as many the one that gained. */
    private List<Integer> suspects(List<Break> breaks) {
        long[] blame = new long[clocks.size()];
        for (Break one : breaks) {
            blame[one.pair.a()] += ONE_PAIR + (one.firstGained ? 1 : 0);
            blame[one.pair.b()] += ONE_PAIR + (one.firstGained ? 0 : 1);
        }
        return IntStream.range(0, blame.length)
                .filter(clock -> blame[clock] > 0)
                .boxed()
                .sorted(Comparator.comparingLong(clock -> -blame[clock]))
                .toList();
    }

    /** The records of the clock next to the epochs; none where one side would be empty. */
    private List<Found> places(int guilty, int first, int last) {
        Clock clock = clocks.get(guilty);
        long from = epochs.from(Math.max(0, first));
        long until = epochs.until(Math.max(0, Math.min(last, epochs.count() - 1)));
        RecordTimes times = new RecordTimes(clock.evidence());
        long before = times.lastUpTo(from == Long.MIN_VALUE ? from : clock.tsc(from));
        long after = times.firstFrom(until == Long.MAX_VALUE ? until : clock.tsc(until));
        return before == RecordTimes.NONE || after == RecordTimes.NONE
                ? List.of()
                : List.of(new Found(clock.pcpu(), before, after));
    }
}
