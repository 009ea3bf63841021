package io.xenscope.report.dump;

import io.xenscope.clock.TscRate;

/**
 * Common ticks as nanoseconds since the begin of the capture: the figures of {@link TscRate#nanos}, which is exact but
 * finds its factor anew at each call.
 */
final class TickClock {
    private final long begin;
    private final int shift;
    private final long factor;

    TickClock(TscRate rate, long beginTicks) {
        this.begin = beginTicks;
        this.shift = Math.min(62, 61 - Math.getExponent(1e9 / rate.hz()));
        this.factor = (long) (1e9 / rate.hz() * Math.pow(2, shift));
    }

    long nanos(long ticks) {
        long since = ticks - begin;
        return Math.multiplyHigh(since, factor) << 64 - shift | since * factor >>> shift;
    }
}
