package io.xenscope.analyze.base;

/**
 * Durations in ticks: count, total, exact least and greatest, percentiles by count to three digits (where not
 * said otherwise).
 *
 * <p>The first values are kept as they are; only a histogram that fills up counts them by {@link DurationCounts}, because most of
 * the thousands of histograms of a capture hold a handful of values. A negative value (clocks that disagree) is counted
 * apart and otherwise left out.
 */
public final class LatencyHistogram {
    private static final int DIGITS = 3;
    private static final int FIRST_VALUES = 2;
    private static final long[] NONE = {};
    private static final int MOST_VALUES = 1024;

    private final int digits;
    private long count;
    private long total;
    private long min = Long.MAX_VALUE;
    private long max;
    private long negatives;
    private long[] values = NONE;
    private DurationCounts counts;

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
        if (counts != null) {
            counts.count(ticks);
        } else {
            keep(ticks);
        }
        count++;
        total += ticks;
        min = Math.min(min, ticks);
        max = Math.max(max, ticks);
    }

    /** The same so many times; {@code ticks} is not negative. */
    public void record(long ticks, long times) {
        if (times == 0) {
            return;
        }
        if (counts == null && count + times > MOST_VALUES) {
            countValues();
        }
        if (counts == null) {
            for (long i = 0; i < times; i++) {
                record(ticks);
            }
            return;
        }
        counts.count(ticks, times);
        count += times;
        total += times * ticks;
        min = Math.min(min, ticks);
        max = Math.max(max, ticks);
    }

    private void keep(long ticks) {
        if (count == values.length) {
            if (count == MOST_VALUES) {
                countValues();
                counts.count(ticks);
                return;
            }
            values = java.util.Arrays.copyOf(values, Math.max(FIRST_VALUES, 2 * values.length));
        }
        values[(int) count] = ticks;
    }

    /** Values were kept up to now, and are counted from now on. */
    private void countValues() {
        counts = new DurationCounts(digits);
        for (int i = 0; i < count; i++) {
            counts.count(values[i]);
        }
        values = null;
    }

    /** Adds everything that {@code other} holds. */
    public void add(LatencyHistogram other) {
        negatives += other.negatives;
        if (other.count == 0) {
            return;
        }
        if (other.counts == null) {
            for (int i = 0; i < other.count; i++) {
                record(other.values[i]);
            }
            return;
        }
        if (counts == null) {
            countValues();
        }
        counts.add(other.counts);
        count += other.count;
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
        if (count == 0 || percent <= 0) {
            return min();
        }
        if (counts == null) {
            return exactPercentile(percent);
        }
        // As HdrHistogram rounds.
        long rank = (long) Math.ceil(Math.nextDown(percent) * count / 100);
        return within(counts.ofRank(Math.max(1, Math.min(count, rank))));
    }

    /** Buckets may reach beyond what was recorded. */
    private long within(long value) {
        return Math.max(min, Math.min(max, value));
    }

    /** The least value for which values up to it hold at least {@code percent} of the total of all values. */
    public long percentileByTotal(double percent) {
        double wanted = percent / 100 * total;
        if (counts != null) {
            return within(counts.ofTotal(wanted));
        }
        double sum = 0;
        for (long value : sorted()) {
            sum += value;
            if (sum >= wanted) {
                return value;
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
        if (counts != null) {
            counts.forEach((ticks, times) -> visitor.values(within(ticks), times));
            return;
        }
        for (long value : sorted()) {
            visitor.values(value, 1);
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
