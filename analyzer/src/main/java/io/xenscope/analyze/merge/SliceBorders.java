package io.xenscope.analyze.merge;

import java.util.Arrays;

/**
 * Cuts time so that each slice holds about as many windows; where windows are larger than a slice should be, their
 * time is cut evenly.
 */
final class SliceBorders {
    private final long[] windowTimes;
    private final double windowsPerSlice;
    private long[] borders = new long[64];
    private int count;

    /** {@code windowTimes} rise. */
    SliceBorders(long[] windowTimes, double windowsPerSlice) {
        this.windowTimes = windowTimes;
        this.windowsPerSlice = windowsPerSlice;
    }

    /** {@code from}, rising times between, and {@code to}. */
    long[] between(long from, long to) {
        add(from);
        int step = (int) Math.max(1, Math.min(windowTimes.length, windowsPerSlice));
        int parts = (int) Math.max(1, Math.min(1 << 16, Math.round(1 / windowsPerSlice)));
        for (int window = step; window < windowTimes.length; window += step) {
            cut(windowTimes[window - step], windowTimes[window], parts, from, to);
        }
        add(to);
        return Arrays.copyOf(borders, count);
    }

    private void cut(long begin, long end, int parts, long from, long to) {
        long length = Math.max(1, (end - begin) / parts);
        for (int part = 1; part <= parts; part++) {
            long border = part == parts ? end : Math.min(end, begin + part * length);
            if (border > borders[count - 1] && border > from && border < to) {
                add(border);
            }
        }
    }

    private void add(long border) {
        if (count == borders.length) {
            borders = Arrays.copyOf(borders, 2 * count);
        }
        borders[count++] = border;
    }
}
