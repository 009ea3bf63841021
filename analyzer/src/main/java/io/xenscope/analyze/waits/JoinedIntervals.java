package io.xenscope.analyze.waits;

import io.xenscope.analyze.base.LongLog;
import java.util.List;
import java.util.PriorityQueue;

/** Disjoint intervals of time in common ticks, in order, adjacent ones joined: 16 bytes each, outside the heap. */
final class JoinedIntervals implements AutoCloseable {
    private final LongLog words = new LongLog();
    private long begin;
    private long end = Long.MIN_VALUE;

    /** Adds one that does not begin before the one added last. */
    void add(long from, long to) {
        if (from <= end) {
            end = Math.max(end, to);
            return;
        }
        flush();
        begin = from;
        end = to;
    }

    /** All have been added: they can be read, by any number of threads. */
    void flush() {
        if (end != Long.MIN_VALUE) {
            words.add(begin);
            words.add(end);
        }
    }

    long count() {
        return words.size() / 2;
    }

    long begin(long interval) {
        return words.get(2 * interval);
    }

    long end(long interval) {
        return words.get(2 * interval + 1);
    }

    /** The first that ends after a moment, not before {@code from}: found in leaps, because it is seldom far. */
    long firstEndingAfter(long time, long from) {
        long low = from;
        long step = 1;
        while (low + step < count() && end(low + step - 1) <= time) {
            low += step;
            step *= 2;
        }
        long high = Math.min(count(), low + step);
        while (low < high) {
            long middle = low + high >>> 1;
            if (end(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private record Next(JoinedIntervals of, long interval) {
        long begin() {
            return of.begin(interval);
        }
    }

    /** The time that lies in any of some. */
    static JoinedIntervals union(List<JoinedIntervals> all) {
        PriorityQueue<Next> next = new PriorityQueue<>((a, b) -> Long.compare(a.begin(), b.begin()));
        for (JoinedIntervals one : all) {
            if (one.count() > 0) {
                next.add(new Next(one, 0));
            }
        }
        JoinedIntervals union = new JoinedIntervals();
        while (!next.isEmpty()) {
            Next first = next.poll();
            union.add(first.begin(), first.of().end(first.interval()));
            if (first.interval() + 1 < first.of().count()) {
                next.add(new Next(first.of(), first.interval() + 1));
            }
        }
        union.flush();
        return union;
    }

    @Override
    public void close() {
        words.close();
    }
}
