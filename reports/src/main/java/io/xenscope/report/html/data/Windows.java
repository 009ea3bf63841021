package io.xenscope.report.html.data;

import io.xenscope.format.Search;
import java.util.List;

/** Ranges of common ticks of which the page has each interval and event, in the order of time and apart. */
record Windows(long[] begins, long[] ends) {
    /** All of {@code [from, to)}. */
    static Windows all(long from, long to) {
        return new Windows(new long[] {from}, new long[] {to});
    }

    /** Of {@code {begin, end}} pairs, sorted and apart. */
    static Windows of(List<long[]> pairs) {
        return new Windows(
                pairs.stream().mapToLong(pair -> pair[0]).toArray(),
                pairs.stream().mapToLong(pair -> pair[1]).toArray());
    }

    int count() {
        return begins.length;
    }

    /** The first window that ends after a time; {@link #count} where none does. */
    int firstEndingAfter(long time) {
        return (int) Search.first(0, count(), window -> ends[(int) window] > time);
    }

    /** Whether some of {@code [begin, end]} lies in a window. */
    boolean meets(long begin, long end) {
        int window = firstEndingAfter(begin);
        return window < count() && begins[window] <= end;
    }
}
