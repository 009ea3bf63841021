package io.xenscope.clock.foreign;

import java.util.Arrays;

/**
 * Intervals in the order of their begins: items of a log by its own clock, or what a capture offers by its own. A moment is an
 * interval without length. Grows by adding; {@link #sort} before it is read, where they may come in any order.
 */
public final class Marks {
    private long[] begins = new long[64];
    private long[] ends = new long[64];
    private int size;

    /** Intervals as {@code {begin, end}} each, already in order. */
    public static Marks of(long[]... intervals) {
        Marks marks = new Marks();
        for (long[] interval : intervals) {
            marks.add(interval[0], interval[1]);
        }
        return marks;
    }

    /** Moments in order. */
    public static Marks moments(long... times) {
        Marks marks = new Marks();
        for (long time : times) {
            marks.add(time, time);
        }
        return marks;
    }

    public void add(long begin, long end) {
        if (size == begins.length) {
            begins = Arrays.copyOf(begins, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        begins[size] = begin;
        ends[size] = end;
        size++;
    }

    public int size() {
        return size;
    }

    public long begin(int index) {
        return begins[index];
    }

    public long end(int index) {
        return ends[index];
    }

    /** Puts them in the order of their begins; what overlaps or touches becomes one if {@code joined}. */
    public Marks sort(boolean joined) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(begins[a], begins[b]));
        Marks sorted = new Marks();
        for (int i : order) {
            int last = sorted.size - 1;
            if (joined && last >= 0 && sorted.ends[last] >= begins[i]) {
                sorted.ends[last] = Math.max(sorted.ends[last], ends[i]);
            } else {
                sorted.add(begins[i], ends[i]);
            }
        }
        begins = sorted.begins;
        ends = sorted.ends;
        size = sorted.size;
        return this;
    }

    /** The first one that begins at or after a time; {@link #size} where none does. */
    public int firstFrom(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (begins[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The length of the longest. */
    public long longest() {
        long most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, ends[i] - begins[i]);
        }
        return most;
    }
}
