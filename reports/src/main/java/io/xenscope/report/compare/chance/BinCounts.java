package io.xenscope.report.compare.chance;

import io.xenscope.analyze.slices.SliceHistogram;

/** Durations counted in the bins of {@link SliceHistogram}, and their percentiles. */
public final class BinCounts {
    private int first;
    private long[] counts = {};
    private long total;

    /** Adds counts of the bins from {@code from} on. */
    void add(int from, int[] more) {
        widen(from, from + more.length);
        for (int i = 0; i < more.length; i++) {
            counts[from - first + i] += more[i];
            total += more[i];
        }
    }

    private void widen(int from, int to) {
        if (counts.length == 0) {
            first = from;
            counts = new long[to - from];
        } else if (from < first || to > first + counts.length) {
            int begin = Math.min(from, first);
            long[] wider = new long[Math.max(to, first + counts.length) - begin];
            System.arraycopy(counts, 0, wider, first - begin, counts.length);
            first = begin;
            counts = wider;
        }
    }

    /** In the unit of the durations, evened out within a bin; NaN of none. */
    public double percentile(double percent) {
        double wanted = percent / 100 * total;
        double before = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && before + counts[i] >= wanted) {
                double least = SliceHistogram.least(first + i);
                return least + (SliceHistogram.least(first + i + 1) - least) * (wanted - before) / counts[i];
            }
            before += counts[i];
        }
        return Double.NaN;
    }
}
