package io.xenscope.analyze.interval;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Figures by key and interval, so many for each. May be filled by several threads. */
public final class Grid {
    /** What a row is about: up to two numbers, such as a domain and a vcpu. */
    public record Key(int first, long second) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return first != other.first ? Integer.compare(first, other.first) : Long.compare(second, other.second);
        }
    }

    /** Takes the figures of one key in one interval; the array is lent. */
    public interface Visitor {
        void row(int interval, Key key, long[] figures);
    }

    /** 64 MB of figures. */
    private static final long MOST_CELLS = 8_000_000;

    private final Intervals intervals;
    private final int width;
    private final ConcurrentMap<Key, long[]> rows = new ConcurrentHashMap<>();

    public Grid(Intervals intervals, int width) {
        this.intervals = intervals;
        this.width = width;
    }

    public Intervals intervals() {
        return intervals;
    }

    private long[] row(Key key) {
        long[] row = rows.get(key);
        return row == null ? newRow(key) : row;
    }

    private synchronized long[] newRow(Key key) {
        if ((rows.size() + 1L) * intervals.count() * width > MOST_CELLS && !rows.containsKey(key)) {
            throw new TooManyCellsException();
        }
        return rows.computeIfAbsent(key, none -> new long[intervals.count() * width]);
    }

    /** Adds to one figure of the interval that a moment lies in; nothing outside of all. */
    void add(Key key, long time, int figure, long more) {
        int interval = intervals.of(time);
        if (interval >= 0) {
            long[] row = row(key);
            synchronized (row) {
                row[interval * width + figure] += more;
            }
        }
    }

    /** Adds a range to one figure of all intervals that it covers, to each its part. */
    void addSplit(Key key, long begin, long end, int figure) {
        if (intervals.range().inside(begin, end) > 0) {
            long[] row = row(key);
            synchronized (row) {
                intervals.split(begin, end, (interval, ticks) -> row[interval * width + figure] += ticks);
            }
        }
    }

    /** By interval, then key; rows without any figure are left out. */
    public void forEach(Visitor visitor) {
        long[] figures = new long[width];
        SortedMap<Key, long[]> sorted = new TreeMap<>(rows);
        for (int interval = 0; interval < intervals.count(); interval++) {
            int from = interval * width;
            int number = interval;
            sorted.forEach((key, row) -> {
                long any = 0;
                for (int i = 0; i < width; i++) {
                    figures[i] = row[from + i];
                    any |= figures[i];
                }
                if (any != 0) {
                    visitor.row(number, key, figures);
                }
            });
        }
    }
}
