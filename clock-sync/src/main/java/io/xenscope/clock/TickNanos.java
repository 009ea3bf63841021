package io.xenscope.clock;

/** Nanoseconds of many durations at one rate, whose factor is made once. */
public final class TickNanos {
    private final TscRate rate;
    private final long factor;
    private final int shift;

    public TickNanos(TscRate rate) {
        this.rate = rate;
        this.factor = rate.factor();
        this.shift = rate.shift();
    }

    /** See {@link TscRate#nanos(long)}. */
    public long of(long ticks) {
        return ticks < 0 ? rate.nanos(ticks) : TscRate.nanos(ticks, factor, shift);
    }
}
