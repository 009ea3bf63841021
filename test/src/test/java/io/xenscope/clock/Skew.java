package io.xenscope.clock;

/**
 * What is done to the clock of one pcpu: TSC + offset + drift since {@code origin}, and from {@code kinkAt} on a step and
 * another rate.
 */
record Skew(long offset, double ppm, long origin, long kinkAt, long step, double kinkPpm) {
    static final Skew NONE = new Skew(0, 0, 0, Long.MAX_VALUE, 0, 0);

    static Skew line(long offset, double ppm, long origin) {
        return new Skew(offset, ppm, origin, Long.MAX_VALUE, 0, 0);
    }

    long of(long tsc) {
        long skewed = tsc + offset + Math.round(ppm * 1e-6 * (tsc - origin));
        return tsc < kinkAt ? skewed : skewed + step + Math.round(kinkPpm * 1e-6 * (tsc - kinkAt));
    }
}
