package io.xenscope.analyze.base;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.ShortCountsHistogram;

/**
 * Durations in ticks: count, total, exact least and greatest, percentiles by count to three digits (where not
 * said otherwise).
 *
 * <p>The first values are kept as they are; only a histogram that fills up is backed by HdrHistogram, because most of the
 * thousands of histograms of a capture hold a handful of values. A negative value (clocks that disagree) is counted
 * apart and otherwise left out.
 */
public final class LatencyHistogram {
    private static final int DIGITS = 3;
    private static final int FIRST_VALUES = 2;
    private static final long[] NONE = {};
    private static final int MOST_VALUES = 1024;

    /** Up to here no counter of 16 bits can overflow, and those take a quarter of the memory. */
    private static final int WORTH_WIDE_COUNTERS = 1 << 14;

    private final int digits;
    private long count;
    private long total;
    private long min = Long.MAX_VALUE;
    private long max;
    private long negatives;
    private long[] values = NONE;
    private AbstractHistogram histogram;

    public LatencyHistogram() {
        this(DIGITS);
    }

    /** Percentiles to so many digits: with two it takes an eighth of the memory that it takes with three. */
    public LatencyHistogram(int digits) {
        this.digits = digits;
    }

    public void record(long ticks) {
        if (ticks < 0) {
            negatives++;
            return;
        }
        if (histogram != null) {
            histogram.recordValue(ticks);
        } else {
            keep(ticks);
        }
        total += ticks;
        min = Math.min(min, ticks);
        max = Math.max(max, ticks);
        if (++count == WORTH_WIDE_COUNTERS) {
            convert(count);
        }
    }

    private void keep(long ticks) {
        if (count == values.length) {
            if (count == MOST_VALUES) {
                convert(count);
                histogram.recordValue(ticks);
                return;
            }
            values = java.util.Arrays.copyOf(values, Math.max(FIRST_VALUES, 2 * values.length));
        }
        values[(int) count] = ticks;
    }

    /** Takes the form that is right for so many values. */
    private void convert(long most) {
        AbstractHistogram to = most < WORTH_WIDE_COUNTERS ? new ShortCountsHistogram(digits) : new Histogram(digits);
        pourInto(to);
        histogram = to;
        values = null;
    }

    private void pourInto(AbstractHistogram to) {
        if (histogram != null) {
            to.add(histogram);
        } else {
            int kept = (int) Math.min(count, values.length);
            for (int i = 0; i < kept; i++) {
                to.recordValue(values[i]);
            }
        }
    }

    /** Adds everything that {@code other} holds. */
    public void add(LatencyHistogram other) {
        negatives += other.negatives;
        if (other.count == 0) {
            return;
        }
        if (other.histogram == null) {
            for (int i = 0; i < other.count; i++) {
                record(other.values[i]);
            }
            return;
        }
        long sum = count + other.count;
        if (histogram == null || count < WORTH_WIDE_COUNTERS && sum >= WORTH_WIDE_COUNTERS) {
            convert(sum);
        }
        histogram.add(other.histogram);
        count = sum;
        total += other.total;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    public long count() {
        return count;
    }

    public long total() {
        return total;
    }

    /** Exact; 0 where nothing was recorded. */
    public long min() {
        return count == 0 ? 0 : min;
    }

    /** Exact. */
    public long max() {
        return max;
    }

    /** Values below zero, which only disagreeing clocks can give. */
    public long negatives() {
        return negatives;
    }

    public double mean() {
        return count == 0 ? Double.NaN : (double) total / count;
    }

    /** The least value that at least {@code percent} of all values do not exceed. */
    public long percentile(double percent) {
        if (count == 0) {
            return 0;
        }
        long value = histogram == null ? exactPercentile(percent) : histogram.getValueAtPercentile(percent);
        return Math.max(min, Math.min(max, value));
    }

    /** The least value for which values up to it hold at least {@code percent} of the total of all values. */
    public long percentileByTotal(double percent) {
        double wanted = percent / 100 * total;
        double sum = 0;
        if (histogram == null) {
            long[] sorted = sorted();
            for (long value : sorted) {
                sum += value;
                if (sum >= wanted) {
                    return value;
                }
            }
            return max();
        }
        for (var value : histogram.recordedValues()) {
            sum += (double) value.getCountAddedInThisIterationStep() * value.getValueIteratedTo();
            if (sum >= wanted) {
                return Math.max(min, Math.min(max, value.getValueIteratedTo()));
            }
        }
        return max();
    }

    /** Takes a value, and how often it came, or, where there are very many, values like it. */
    public interface Visitor {
        void values(long ticks, long count);
    }

    /** Gives all values, the least first. */
    public void forEach(Visitor visitor) {
        if (histogram == null) {
            for (long value : sorted()) {
                visitor.values(value, 1);
            }
            return;
        }
        for (var value : histogram.recordedValues()) {
            long ticks = Math.max(min, Math.min(max, value.getValueIteratedTo()));
            visitor.values(ticks, value.getCountAddedInThisIterationStep());
        }
    }

    private long[] sorted() {
        long[] sorted = java.util.Arrays.copyOf(values, (int) count);
        java.util.Arrays.sort(sorted);
        return sorted;
    }

    private long exactPercentile(double percent) {
        long[] sorted = sorted();
        // Less a trifle, because 99.9 / 100 * 1000 comes out above 999.
        int rank = (int) Math.ceil(percent / 100 * count * (1 - 1e-12));
        return sorted[Math.max(0, Math.min(sorted.length - 1, rank - 1))];
    }
}
