package io.xenscope.clock.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which offsets between a log's clock and the time line explain the most items of the log: an item is explained where some event
 * of the capture meets it. An event {@code [f, g]} meets the item {@code [b, e]} at every offset in {@code [f - e, g - b]}.
 * One sweep over the sorted ends of all those intervals.
 */
public final class OffsetSieve {
    private final Marks items;
    private final Marks events;
    private final long longestEvent;
    private long[] begins = new long[64];
    private long[] ends = new long[64];
    private int count;

    /**
     * What is left.
     *
     * @param cover how many items the best offsets explain
     * @param pieces the best offsets, in order, apart from each other; none where no item can be explained
     */
    public record Result(int cover, List<OffsetInterval> pieces) {
        /** The least interval with all best offsets in it; empty where there are none. */
        public OffsetInterval hull() {
            return pieces.isEmpty()
                    ? new OffsetInterval(0, -1)
                    : new OffsetInterval(
                            pieces.get(0).lo(), pieces.get(pieces.size() - 1).hi());
        }
    }

    /** {@code events} in the order of their begins, none inside another. */
    public OffsetSieve(Marks items, Marks events) {
        this.items = items;
        this.events = events;
        this.longestEvent = events.longest();
    }

    /** Sifts the offsets of a window. */
    public Result within(OffsetInterval window) {
        count = 0;
        for (int i = 0; i < items.size(); i++) {
            explain(items.begin(i), items.end(i), window);
        }
        long[] up = Arrays.copyOf(begins, count);
        long[] down = Arrays.copyOf(ends, count);
        Arrays.sort(up);
        Arrays.sort(down);
        return sweep(up, down, window);
    }

    /** Adds the offsets that explain one item, as intervals that do not meet. */
    private void explain(long begin, long end, OffsetInterval window) {
        int first = count;
        for (int e = events.firstFrom(window.lo() + begin - longestEvent); e < events.size(); e++) {
            long lo = Math.max(events.begin(e) - end, window.lo());
            if (events.begin(e) - end > window.hi()) {
                break;
            }
            long hi = Math.min(events.end(e) - begin, window.hi());
            if (lo > hi) {
                continue;
            }
            if (count > first && lo <= ends[count - 1]) {
                ends[count - 1] = Math.max(hi, ends[count - 1]);
            } else {
                add(lo, hi);
            }
        }
    }

    private void add(long lo, long hi) {
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        begins[count] = lo;
        ends[count] = hi;
        count++;
    }

    private Result sweep(long[] up, long[] down, OffsetInterval window) {
        int best = 0;
        List<OffsetInterval> pieces = new ArrayList<>();
        int cover = 0;
        int u = 0;
        int d = 0;
        while (u < up.length) {
            while (d < down.length && down[d] < up[u]) {
                d++;
                cover--;
            }
            long from = up[u];
            while (u < up.length && up[u] == from) {
                u++;
                cover++;
            }
            if (cover > best) {
                best = cover;
                pieces.clear();
            }
            boolean lastBeforeEnd = u == up.length || down[d] < up[u];
            if (cover == best && lastBeforeEnd) {
                piece(pieces, from, down[d]);
            }
        }
        if (best == 0) {
            pieces.clear();
        }
        return new Result(best, window.isEmpty() ? List.of() : pieces);
    }

    private static void piece(List<OffsetInterval> pieces, long lo, long hi) {
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).hi() >= lo) {
            pieces.set(last, new OffsetInterval(pieces.get(last).lo(), hi));
        } else {
            pieces.add(new OffsetInterval(lo, hi));
        }
    }

    /** How many items an offset, known within {@code offset}, can explain. */
    public static boolean explains(Marks events, long longestEvent, long begin, long end, OffsetInterval offset) {
        long from = begin + offset.lo();
        long to = end + offset.hi();
        for (int e = events.firstFrom(from - longestEvent); e < events.size() && events.begin(e) <= to; e++) {
            if (events.end(e) >= from) {
                return true;
            }
        }
        return false;
    }
}
