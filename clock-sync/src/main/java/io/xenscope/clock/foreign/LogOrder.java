package io.xenscope.clock.foreign;

import java.util.function.LongFunction;

/** Times of the lines of a log, narrowed by their order: none is before the line above it. */
public final class LogOrder {
    private LogOrder() {}

    /** Narrows all; an item that the order contradicts ends with {@code lo > hi}. Returns how many do. */
    public static long narrow(TimeBounds items) {
        long lo = Long.MIN_VALUE;
        for (long i = 0; i < items.size(); i++) {
            lo = Math.max(lo, items.lo(i));
            items.set(i, lo, items.hi(i));
        }
        long hi = Long.MAX_VALUE;
        long contradicted = 0;
        for (long i = items.size() - 1; i >= 0; i--) {
            hi = Math.min(hi, items.hi(i));
            items.set(i, items.lo(i), hi);
            contradicted += items.lo(i) > hi ? 1 : 0;
        }
        return contradicted;
    }

    /**
     * Gives neighbours that contradict each other the interval around all earlier bounds: one of them is wrong,
     * and nothing says which.
     *
     * @param original what was known of an item before its order was looked at
     */
    public static void widen(TimeBounds items, LongFunction<OffsetInterval> original) {
        long i = 0;
        while (i < items.size()) {
            long end = i;
            OffsetInterval around = null;
            while (end < items.size() && items.lo(end) > items.hi(end)) {
                around = around == null ? original.apply(end) : around.hull(original.apply(end));
                end++;
            }
            for (long item = i; item < end; item++) {
                items.set(item, around.lo(), around.hi());
            }
            i = Math.max(i + 1, end);
        }
    }
}
