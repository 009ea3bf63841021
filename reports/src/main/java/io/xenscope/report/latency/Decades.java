package io.xenscope.report.latency;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.report.frame.Scope;
import java.util.Arrays;

/** Durations counted between borders of 0, 1, 2, 5, 10, 20, 50, 100 ... ns. */
final class Decades {
    private static final long[] BORDERS = borders();

    private final long[] counts = new long[BORDERS.length];

    private static long[] borders() {
        long[] borders = new long[55];
        long decade = 1;
        for (int i = 1; i + 2 < borders.length; i += 3) {
            borders[i] = decade;
            borders[i + 1] = 2 * decade;
            borders[i + 2] = 5 * decade;
            decade *= 10;
        }
        return borders;
    }

    Decades(Scope scope, LatencyHistogram durations) {
        durations.forEach((ticks, count) -> counts[place(scope.nanos(ticks))] += count);
    }

    private static int place(long nanos) {
        int found = Arrays.binarySearch(BORDERS, nanos);
        return found >= 0 ? found : -found - 2;
    }

    /** The highest count. */
    long most() {
        return Arrays.stream(counts).max().orElse(0);
    }

    /** Takes an interval {@code [from, to)} in ns, the count in it, and the count of all up to its end. */
    interface Visitor {
        void decade(long from, long to, long count, long upTo);
    }

    /** Gives all from the first that has any to the last, those between without any, too. */
    void forEach(Visitor visitor) {
        int first = 0;
        while (first < counts.length && counts[first] == 0) {
            first++;
        }
        int last = counts.length - 1;
        while (last > first && counts[last] == 0) {
            last--;
        }
        long upTo = 0;
        for (int i = first; i <= last; i++) {
            upTo += counts[i];
            visitor.decade(BORDERS[i], i + 1 < BORDERS.length ? BORDERS[i + 1] : Long.MAX_VALUE, counts[i], upTo);
        }
    }
}
