package io.xenscope.clock.foreign;

/**
 * The offset between a clock that is read often and one that is stamped coarsely: C xenstored's count of milliseconds, and the
 * wall clock of which its lines have whole seconds. A stamp {@code s} of quantum {@code q} is never early, and late by at most a
 * lag: the line was written in {@code [s, s + q + lag)} of the wall clock, and in {@code [a, b]} of the other.
 */
public final class WallOffset {
    private long lo = -OffsetInterval.FAR;
    private long hi = OffsetInterval.FAR;

    /** A line stamped {@code [stamp, stamp + quantum)}, written in {@code [a, b]} of the other clock. */
    public void add(long stamp, long quantum, long a, long b) {
        lo = Math.max(lo, stamp - b);
        hi = Math.min(hi, stamp + quantum - a);
    }

    /** The least lag with which all stamps fit one offset. */
    public long leastLag() {
        return Math.max(0, lo - hi);
    }

    /** What has to be added to the other clock to get the wall clock, if stamps are late by at most so much. */
    public OffsetInterval offset(long lag) {
        return new OffsetInterval(lo, hi >= OffsetInterval.FAR ? hi : hi + lag);
    }
}
