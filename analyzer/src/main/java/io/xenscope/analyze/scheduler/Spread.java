package io.xenscope.analyze.scheduler;

/** Figures of one kind: how many, their sum, least and greatest, which may be below zero. */
public final class Spread {
    private long count;
    private double sum;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long value) {
        count++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    public long count() {
        return count;
    }

    public double sum() {
        return sum;
    }

    /** NaN of nothing. */
    public double mean() {
        return sum / count;
    }

    /** Of no meaning without any. */
    public long min() {
        return min;
    }

    /** Of no meaning without any. */
    public long max() {
        return max;
    }
}
