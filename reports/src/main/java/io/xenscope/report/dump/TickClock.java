package io.xenscope.report.dump;

import io.xenscope.clock.TscRate;

/**
 * Common ticks as nanoseconds since the begin of the capture: the figures of {@link TscRate#nanos}, which is exact but
 * finds its factor again at each call.
 */
public final class TickClock {
    private static final long LOW = 0xffff_ffffL;

    private final long begin;
    private final int shift;
    private final long factor;
    /** Longer durations saturate, as those of {@link TscRate#nanos} do. */
    private final long most;

    /** {@code beginTicks} is the first record of the capture. */
    public TickClock(TscRate rate, long beginTicks) {
        this.begin = beginTicks;
        this.most = rate.mostTicks();
        this.shift = Math.min(62, 61 - Math.getExponent(1e9 / rate.hz()));
        this.factor = (long) (1e9 / rate.hz() * Math.pow(2, shift));
    }

    /** Turns the first {@code count} common ticks into nanoseconds, where they are. */
    void nanos(long[] times, int count) {
        long lowFactor = factor & LOW;
        long highFactor = factor >>> 32;
        for (int i = 0; i < count; i++) {
            long since = Math.min(times[i] - begin, most);
            // The product's upper half, which the fast compiler finds by a call otherwise.
            long low = since & LOW;
            long high = since >> 32;
            long middle = high * lowFactor + (low * lowFactor >>> 32);
            long other = low * highFactor + (middle & LOW);
            long upper = high * highFactor + (middle >> 32) + (other >> 32);
            times[i] = upper << 64 - shift | since * factor >>> shift;
        }
    }

    /** Nanoseconds since the begin of a common tick. */
    public long nanos(long ticks) {
        long since = Math.min(ticks - begin, most);
        return Math.multiplyHigh(since, factor) << 64 - shift | since * factor >>> shift;
    }
}
