package io.xenscope.clock.solve;

import java.util.Arrays;

/**
 * What the offset between two clocks can be, epoch by epoch: axis time of the first less that of the second, in ticks.
 * A hull for each epoch and, where the set has several pieces, those.
 */
final class Bounds {
    /** No bound; far from overflow when added up. */
    static final long FAR = Long.MAX_VALUE / 16;

    private final long[] low;
    private final long[] high;
    private final long[][] pieces;

    Bounds(int epochs) {
        low = new long[epochs];
        high = new long[epochs];
        pieces = new long[epochs][];
        Arrays.fill(low, -FAR);
        Arrays.fill(high, FAR);
    }

    int epochs() {
        return low.length;
    }

    long low(int epoch) {
        return low[epoch];
    }

    long high(int epoch) {
        return high[epoch];
    }

    long width(int epoch) {
        return high[epoch] - low[epoch];
    }

    boolean isFinite(int epoch) {
        return low[epoch] > -FAR / 2 && high[epoch] < FAR / 2;
    }

    /** Whether the set of any epoch is in several pieces. */
    boolean hasPieces() {
        for (long[] some : pieces) {
            if (some != null) {
                return true;
            }
        }
        return false;
    }

    /** The pieces as low, high ..., or null where there is one. */
    long[] pieces(int epoch) {
        return pieces[epoch];
    }

    void set(int epoch, IntervalSet set) {
        low[epoch] = set.low();
        high[epoch] = set.high();
        pieces[epoch] = set.count() > 1 ? set.pieces() : null;
    }

    /** Narrows the hull; false where nothing is left. */
    boolean cut(int epoch, long from, long to) {
        if (from <= low[epoch] && to >= high[epoch]) {
            return true;
        }
        long lowest = Math.max(low[epoch], from);
        long highest = Math.min(high[epoch], to);
        if (lowest > highest) {
            return false;
        }
        low[epoch] = lowest;
        high[epoch] = highest;
        if (pieces[epoch] != null) {
            return cutPieces(epoch);
        }
        return true;
    }

    private boolean cutPieces(int epoch) {
        IntervalSet set = new IntervalSet();
        set.setPieces(pieces[epoch]);
        set.cut(low[epoch], high[epoch]);
        if (set.isEmpty()) {
            return false;
        }
        set(epoch, set);
        return true;
    }

    /** Puts the set of an epoch into {@code set}. */
    void into(int epoch, IntervalSet set) {
        if (pieces[epoch] != null) {
            set.setPieces(pieces[epoch]);
        } else {
            set.set(low[epoch], high[epoch]);
        }
    }

    /** Carries hulls from epoch to epoch, widened by what clocks drift in one; false where nothing is left. */
    boolean carry(long drift) {
        return carryForth(drift) & carryBack(drift);
    }

    /** Carries hulls to later epochs only. */
    boolean carryForth(long drift) {
        boolean whole = true;
        for (int e = 1; e < low.length; e++) {
            whole &= carry(e - 1, e, drift);
        }
        return whole;
    }

    /** Carries hulls to earlier epochs only. */
    boolean carryBack(long drift) {
        boolean whole = true;
        for (int e = low.length - 2; e >= 0; e--) {
            whole &= carry(e + 1, e, drift);
        }
        return whole;
    }

    private boolean carry(int from, int to, long drift) {
        return cut(to, low[from] - drift, high[from] + drift);
    }

    /** The hulls of what is in both, epoch by epoch; no bound where they have nothing in common. */
    static Bounds common(Bounds one, Bounds other) {
        Bounds both = new Bounds(one.epochs());
        IntervalSet set = new IntervalSet();
        IntervalSet also = new IntervalSet();
        for (int epoch = 0; epoch < both.epochs(); epoch++) {
            one.into(epoch, set);
            other.into(epoch, also);
            set.cut(also.pieces());
            if (!set.isEmpty()) {
                both.low[epoch] = set.low();
                both.high[epoch] = set.high();
            }
        }
        return both;
    }

    /**
     * Hulls that hold whether something changed before or behind: what one says that knows only of the past, up to the
     * epoch before, and the other, of the future.
     */
    static Bounds either(Bounds past, Bounds future, long drift) {
        Bounds either = new Bounds(past.epochs());
        for (int epoch = 1; epoch < either.epochs() - 1; epoch++) {
            either.low[epoch] = Math.max(-FAR, Math.min(past.low[epoch - 1], future.low[epoch + 1]) - drift);
            either.high[epoch] = Math.min(FAR, Math.max(past.high[epoch - 1], future.high[epoch + 1]) + drift);
        }
        return either;
    }

    /** The axes moved: adds {@code by} to an epoch and makes it wider by {@code slack}. */
    void shift(int epoch, long by, long slack) {
        low[epoch] += by - slack;
        high[epoch] += by + slack;
        if (pieces[epoch] != null) {
            IntervalSet set = new IntervalSet();
            set.setPieces(pieces[epoch]);
            set.widen(slack);
            long[] moved = set.pieces();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += by;
            }
            pieces[epoch] = moved.length > 2 ? moved : null;
        }
    }
}
