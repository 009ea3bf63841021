package io.xenscope.clock.solve;

import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;
import java.util.Arrays;
import java.util.Map;

/** The clock of one pcpu as straight pieces, one behind the other: one where it never stepped and is not bent. */
final class SolvedClock implements ClockModel {
    private final long[] from;
    private final long[] begin;
    private final double[] fraction;
    private final double[] rate;
    private final boolean isLine;
    private final long lineFrom;
    private final long lineBegin;
    private final double lineFraction;
    private final double lineRate;
    private final Epochs epochs;
    private final long origin;
    private final Map<Assumption, ErrorRange> ranges;

    /** The truth lies within the ranges; axis time 0 is the common tick {@code origin}. */
    SolvedClock(KnotList knots, Epochs epochs, long origin, Map<Assumption, ErrorRange> ranges) {
        from = knots.tscs();
        begin = knots.axis();
        fraction = knots.fractions();
        rate = knots.rates();
        isLine = from.length == 1;
        lineFrom = from[0];
        lineBegin = begin[0];
        lineFraction = fraction[0];
        lineRate = rate[0];
        this.epochs = epochs;
        this.origin = origin;
        this.ranges = ranges;
    }

    @Override
    public long ticks(long tsc) {
        return origin + axis(tsc);
    }

    long axis(long tsc) {
        return isLine ? onLine(tsc - lineFrom) : within(piece(tsc), tsc);
    }

    /** Nearly all clocks are one line, and every time of a report comes through here. */
    private long onLine(long since) {
        return lineBegin + since + Clock.nearest(lineFraction + lineRate * since);
    }

    /** TSCs at which pieces begin. */
    long[] pieces() {
        return from.clone();
    }

    Epochs epochs() {
        return epochs;
    }

    int epoch(long tsc) {
        return epochs.of(axis(tsc));
    }

    /** Common tick of axis time 0. */
    long origin() {
        return origin;
    }

    Map<Assumption, ErrorRange> ranges() {
        return ranges;
    }

    /** The first TSC of {@code [from, to]} that is not before an axis time; {@code to} if all are. */
    long firstFrom(long time, long from, long to) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = low + (high - low >>> 1);
            if (axis(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int piece(long tsc) {
        int place = Arrays.binarySearch(from, tsc);
        return place >= 0 ? place : Math.max(0, -place - 2);
    }

    private long at(int piece, long tsc) {
        long since = tsc - from[piece];
        return begin[piece] + since + Clock.nearest(fraction[piece] + rate[piece] * since);
    }

    /** Never back: not before its own piece, and not behind the begin of the next one. */
    private long within(int piece, long tsc) {
        long time = at(piece, tsc);
        time = piece > 0 ? Math.max(time, begin[piece]) : time;
        return piece + 1 < from.length ? Math.min(time, begin[piece + 1]) : time;
    }

    @Override
    public long boundTicks(long tsc, Assumption assumption) {
        ErrorRange range = ranges.get(assumption);
        return range == null ? UNPROVED : range.bound(epochs.of(ticks(tsc) - origin));
    }

    @Override
    public long halfWidthTicks(long tsc, Assumption assumption) {
        ErrorRange range = ranges.get(assumption);
        return range == null ? UNPROVED : range.halfWidth(epochs.of(ticks(tsc) - origin));
    }
}
