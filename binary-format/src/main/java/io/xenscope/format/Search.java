package io.xenscope.format;

import java.util.function.LongPredicate;

/** Search by halving, for places that are not asked for each record. */
public final class Search {
    private Search() {}

    /**
     * The first number from {@code from} on, and below {@code to}, for which something holds; {@code to} where it holds for none.
     * From the first one on it must hold for all.
     */
    public static long first(long from, long to, LongPredicate holds) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = low + high >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
