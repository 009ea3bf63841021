package io.xenscope.clock.solve;

import java.util.List;

/**
 * Narrows sets that are in several pieces by way of third clocks: the offset of a and b lies in the sum of those of a and
 * j, and of j and b, of which one is in one piece.
 */
final class Doubts {
    /** Those that are in several pieces anywhere. */
    private final List<Pair> doubtful;

    private final Pair[][] byClocks;

    Doubts(List<Pair> pairs, int clocks) {
        doubtful = pairs.stream().filter(pair -> pair.bounds().hasPieces()).toList();
        byClocks = new Pair[clocks][clocks];
        for (Pair pair : pairs) {
            byClocks[pair.a()][pair.b()] = pair;
            byClocks[pair.b()][pair.a()] = pair;
        }
    }

    /** Narrows one epoch; false where nothing is left. */
    boolean narrow(int epoch) {
        boolean whole = true;
        for (Pair pair : doubtful) {
            long[] pieces = pair.bounds().pieces(epoch);
            for (int via = 0; pieces != null && via < byClocks.length; via++) {
                if (byClocks[pair.a()][via] != null && byClocks[via][pair.b()] != null) {
                    whole &= narrow(pair, via, epoch);
                }
            }
        }
        return whole;
    }

    private boolean narrow(Pair pair, int via, int epoch) {
        Pair one = byClocks[pair.a()][via];
        Pair other = byClocks[via][pair.b()];
        Pair pieces = one.bounds().pieces(epoch) == null ? other : one;
        Pair single = pieces == one ? other : one;
        if (single.bounds().pieces(epoch) != null
                || pieces.bounds().pieces(epoch) == null
                || !single.bounds().isFinite(epoch)) {
            return true;
        }
        // Signs: the sum is of (a less via) and (via less b).
        boolean piecesForward = pieces == one ? one.a() == pair.a() : other.a() == via;
        boolean singleForward = single == one ? one.a() == pair.a() : other.a() == via;
        long[] sum = sum(pieces.bounds().pieces(epoch), piecesForward, single.bounds(), singleForward, epoch);
        IntervalSet set = new IntervalSet();
        pair.bounds().into(epoch, set);
        set.cut(sum);
        if (set.isEmpty()) {
            return false;
        }
        pair.bounds().set(epoch, set);
        return true;
    }

    private static long[] sum(long[] pieces, boolean piecesForward, Bounds single, boolean singleForward, int epoch) {
        long low = singleForward ? single.low(epoch) : -single.high(epoch);
        long high = singleForward ? single.high(epoch) : -single.low(epoch);
        long[] sum = new long[pieces.length];
        for (int i = 0; i < pieces.length; i += 2) {
            int to = piecesForward ? i : pieces.length - 2 - i;
            sum[to] = (piecesForward ? pieces[i] : -pieces[i + 1]) + low;
            sum[to + 1] = (piecesForward ? pieces[i + 1] : -pieces[i]) + high;
        }
        return joined(sum);
    }

    /** The pieces, with those that overlap made one. */
    private static long[] joined(long[] pieces) {
        int kept = 0;
        for (int i = 0; i < pieces.length; i += 2) {
            if (kept > 0 && pieces[i] <= pieces[kept - 1] + 1) {
                pieces[kept - 1] = Math.max(pieces[kept - 1], pieces[i + 1]);
            } else {
                pieces[kept] = pieces[i];
                pieces[kept + 1] = pieces[i + 1];
                kept += 2;
            }
        }
        return java.util.Arrays.copyOf(pieces, kept);
    }
}
