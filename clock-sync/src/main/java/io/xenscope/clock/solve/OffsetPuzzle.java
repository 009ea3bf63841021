package io.xenscope.clock.solve;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One number for each clock, 0 for the first, such that of each pair the second's less the first's lies in the pair's set.
 *
 * <p>Each set is cut with the sums of any two that lead there through a third clock, until nothing changes. Of what is left in several
 * pieces one is taken after the other, those against the first clock before all others: the nearest to 0 first, because clocks of one host
 * are seldom far apart; where they are, or that leads nowhere, the narrowest, because what is true lies close between a wake and its run. Where every set is
 * in one piece, and all are cut by each other, any number out of one can be taken, clock by clock.
 */
final class OffsetPuzzle {
    /** Sums of pieces that are worth it: less than a second. */
    private static final long MOST_WORK = 100_000_000;

    private final int size;
    /** By the places of two clocks, low, high, low, high ... of the number of the second less that of the first. */
    private final long[][][] given;

    private boolean isNarrowestFirst;
    private long work;

    OffsetPuzzle(int size) {
        this.size = size;
        given = new long[size][size][];
    }

    /** The number of {@code b} less that of {@code a} lies in a set. */
    void set(int a, int b, IntervalSet set) {
        given[a][b] = set.pieces();
        given[b][a] = reversed(given[a][b]);
    }

    /** The numbers; null where there are none, or none were found in time. */
    double[] solve() {
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                given[a][b] =
                        a == b ? new long[2] : given[a][b] == null ? new long[] {-Bounds.FAR, Bounds.FAR} : given[a][b];
            }
        }
        isNarrowestFirst = IntStream.range(1, size).anyMatch(clock -> isFarFromZero(given[0][clock]));
        double[] found = solve(copy(given));
        if (found == null) {
            isNarrowestFirst = !isNarrowestFirst;
            work = 0;
            found = solve(given);
        }
        return found;
    }

    private static boolean isFarFromZero(long[] pieces) {
        return pieces.length > 0 && (pieces[0] > 0 || pieces[pieces.length - 1] < 0);
    }

    private double[] solve(long[][][] sets) {
        if (!cut(sets)) {
            return null;
        }
        int[] open = open(sets);
        if (open == null) {
            return numbers(sets);
        }
        long[] pieces = sets[open[0]][open[1]];
        for (int piece : inTurn(pieces)) {
            long[][][] some = copy(sets);
            put(some, open[0], open[1], new long[] {pieces[2 * piece], pieces[2 * piece + 1]});
            double[] found = work > MOST_WORK ? null : solve(some);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The pair with the fewest pieces but one, of those with the first clock if there are any; null where there is none. */
    private int[] open(long[][][] sets) {
        int[] open = null;
        int fewest = Integer.MAX_VALUE;
        for (int a = 0; a < size && (open == null || open[0] > 0 || a == 0); a++) {
            for (int b = a + 1; b < size; b++) {
                if (sets[a][b].length > 2 && sets[a][b].length < fewest) {
                    fewest = sets[a][b].length;
                    open = new int[] {a, b};
                }
            }
        }
        return open;
    }

    private int[] inTurn(long[] pieces) {
        Integer[] order = new Integer[pieces.length / 2];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Long.compare(rank(pieces, one), rank(pieces, other)));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private long rank(long[] pieces, int piece) {
        return isNarrowestFirst ? pieces[2 * piece + 1] - pieces[2 * piece] : distance(pieces, piece);
    }

    private static long distance(long[] pieces, int piece) {
        return Math.max(0, Math.max(pieces[2 * piece], -pieces[2 * piece + 1]));
    }

    /** Cuts all sets with each other; false where nothing is left of one. */
    private boolean cut(long[][][] sets) {
        boolean[] changed = new boolean[size];
        Arrays.fill(changed, true);
        while (true) {
            boolean[] changes = new boolean[size];
            boolean any = false;
            for (int a = 0; a < size; a++) {
                for (int b = a + 1; b < size; b++) {
                    long[] cut = cut(sets, a, b, changed);
                    if (cut.length == 0 || work > MOST_WORK) {
                        return false;
                    }
                    if (cut != sets[a][b]) {
                        put(sets, a, b, cut);
                        changes[a] = changes[b] = any = true;
                    }
                }
            }
            if (!any) {
                return true;
            }
            changed = changes;
        }
    }

    /** What is left of a set by way of the other clocks; the set itself where that is all. */
    private long[] cut(long[][][] sets, int a, int b, boolean[] changed) {
        long[] left = sets[a][b];
        for (int via = 0; via < size && left.length > 0; via++) {
            if (via != a && via != b && (changed[via] || changed[a] || changed[b])) {
                left = cut(left, sets[a][via], sets[via][b]);
            }
        }
        return left;
    }

    /** Keeps of each piece what lies between the least and the greatest that the sums of two sets leave in it. */
    private long[] cut(long[] pieces, long[] one, long[] other) {
        work += (long) pieces.length * one.length * other.length / 8;
        long[] left = new long[pieces.length];
        int count = 0;
        boolean cuts = false;
        for (int piece = 0; piece < pieces.length; piece += 2) {
            long low = Long.MAX_VALUE;
            long high = Long.MIN_VALUE;
            for (int i = 0; i < one.length; i += 2) {
                for (int j = 0; j < other.length; j += 2) {
                    long from = Math.max(pieces[piece], one[i] + other[j]);
                    long to = Math.min(pieces[piece + 1], one[i + 1] + other[j + 1]);
                    if (from <= to) {
                        low = Math.min(low, from);
                        high = Math.max(high, to);
                    }
                }
            }
            cuts |= low != pieces[piece] || high != pieces[piece + 1];
            if (low <= high) {
                left[count++] = low;
                left[count++] = high;
            }
        }
        return cuts ? Arrays.copyOf(left, count) : pieces;
    }

    /** Clock by clock: 0 where that is possible, or else the middle of what is. */
    private double[] numbers(long[][][] sets) {
        double[] numbers = new double[size];
        for (int clock = 1; clock < size; clock++) {
            long low = sets[0][clock][0];
            long high = sets[0][clock][1];
            boolean isOpen = low <= -Bounds.FAR / 2 || high >= Bounds.FAR / 2;
            long middle = isOpen ? distance(sets[0][clock], 0) == 0 ? 0 : low > 0 ? low : high : low + (high - low) / 2;
            long number = low <= 0 && high >= 0 ? 0 : middle;
            numbers[clock] = number;
            put(sets, 0, clock, new long[] {number, number});
            if (!cut(sets)) {
                return null;
            }
        }
        return numbers;
    }

    private static void put(long[][][] sets, int a, int b, long[] pieces) {
        sets[a][b] = pieces;
        sets[b][a] = reversed(pieces);
    }

    private static long[] reversed(long[] pieces) {
        long[] reversed = new long[pieces.length];
        Arrays.setAll(reversed, i -> -pieces[pieces.length - 1 - i]);
        return reversed;
    }

    private static long[][][] copy(long[][][] sets) {
        long[][][] copy = new long[sets.length][][];
        Arrays.setAll(copy, row -> sets[row].clone());
        return copy;
    }
}
