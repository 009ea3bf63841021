package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Finds the clock that stepped where the evidence contradicts itself, and when.
 *
 * <p>Each pair is sieved forwards until nothing is left, and backwards: between those two epochs one of them stepped. The
 * clock in most such pairs is the first suspect; a clock can step back unseen only while it is silent, so of two the one that
 * gained is.
 */
final class StepFinder {
    /** Axes are placed by the order of windows only, which may be some epochs off. */
    private static final int SLACK = 3;

    private static final long ONE_PAIR = 1L << 32;

    /** A clock stepped between two of its TSCs. */
    record Found(int pcpu, long lastBefore, long firstAfter) {}

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
    List<Found> find() {
        Break[] breaks = new Break[pairs.size()];
        tasks.each(pairs.size(), i -> breaks[i] = sieve(pairs.get(i)));
        return suspects(breaks).stream()
                .map(clock -> find(breaks, clock))
                .filter(Objects::nonNull)
                .toList();
    }

    private Found find(Break[] breaks, int guilty) {
        int first = 0;
        int last = epochs.count() - 1;
        for (Break one : breaks) {
            // Several steps of one clock break pairs at several places: take those that agree with the first.
            if (one != null && concerns(one, guilty) && one.first <= last && one.last >= first) {
                first = Math.max(first, one.first);
                last = Math.min(last, one.last);
            }
        }
        return place(guilty, epochs.from(Math.max(0, first)), epochs.until(Math.min(last, epochs.count() - 1)));
    }

    private static boolean concerns(Break one, int clock) {
        return one.pair.a() == clock || one.pair.b() == clock;
    }

    private Break sieve(Pair pair) {
        pair.rho(Solver.DRIFT);
        Bounds windows = new Bounds(epochs.count());
        WindowOrder.cut(pair.first(), pair.second(), epochs, Solver.DRIFT, windows);
        Bounds before = new Bounds(epochs.count());
        Bounds after = new Bounds(epochs.count());
        int last = new Sieve(pair, epochs).oneWay(0, 1, windows, before);
        int first = new Sieve(pair, epochs).oneWay(epochs.count() - 1, -1, windows, after);
        if (last < 0 || first < 0) {
            return null;
        }
        int surely = Math.max(0, Math.min(first, last) - 1);
        int later = Math.min(epochs.count() - 1, Math.max(first, last) + 1);
        double gained = middle(after, later) - middle(before, surely);
        return new Break(pair, Math.min(first, last) - SLACK, Math.max(first, last) + SLACK, gained > 0);
    }

    private static double middle(Bounds bounds, int epoch) {
        return (bounds.low(epoch) + (double) bounds.high(epoch)) / 2;
    }

    /** The clocks in broken pairs: those in most first, and of two that are in as many the one that gained. */
    private List<Integer> suspects(Break[] breaks) {
        long[] blame = new long[clocks.size()];
        for (Break one : breaks) {
            if (one != null) {
                blame[one.pair.a()] += ONE_PAIR + (one.firstGained ? 1 : 0);
                blame[one.pair.b()] += ONE_PAIR + (one.firstGained ? 0 : 1);
            }
        }
        return IntStream.range(0, blame.length)
                .filter(clock -> blame[clock] > 0)
                .boxed()
                .sorted(Comparator.comparingLong(clock -> -blame[clock]))
                .toList();
    }

    /** The records of the clock next to the range; null where nothing would be left of it on one side. */
    private Found place(int guilty, long from, long until) {
        Clock clock = clocks.get(guilty);
        RecordTimes times = new RecordTimes(clock.evidence());
        long before = times.lastUpTo(from == Long.MIN_VALUE ? from : clock.tsc(from));
        long after = times.firstFrom(until == Long.MAX_VALUE ? until : clock.tsc(until));
        return before == RecordTimes.NONE || after == RecordTimes.NONE ? null : new Found(clock.pcpu(), before, after);
    }
}
