package io.xenscope.report.export.order;

import java.util.Arrays;

/** Where the pieces of a document end in bytes that someone made, and their times; all are of one lane. Emptied and used again. */
public final class Items {
    private long[] times = new long[1 << 10];
    private int[] ends = new int[1 << 10];
    private int count;

    /** Adds the piece that begins where the one before ends. */
    public void add(long time, int end) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        times[count] = time;
        ends[count++] = end;
    }

    /** Where the last piece ends; 0 where there is none. */
    public int end() {
        return count == 0 ? 0 : ends[count - 1];
    }

    public int count() {
        return count;
    }

    public long time(int item) {
        return times[item];
    }

    public int begin(int item) {
        return item == 0 ? 0 : ends[item - 1];
    }

    public int end(int item) {
        return ends[item];
    }

    public void clear() {
        count = 0;
    }
}
