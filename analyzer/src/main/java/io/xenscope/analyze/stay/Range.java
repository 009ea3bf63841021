package io.xenscope.analyze.stay;

/**
 * A range of the common time line that accounts are kept of: {@code [from, to)} in ticks.
 *
 * <p>One meaning everywhere: times are added up for the part that lies inside; what is counted, and whole durations, count where
 * they begin. So the accounts of adjacent ranges add up to that of both.
 *
 * @param from first tick
 * @param to first tick after it, not before {@code from}
 * @param isClosed whether {@code to} itself belongs to it: the last records of a capture have its last tick
 */
public record Range(long from, long to, boolean isClosed) {
    /** Without its end. */
    public Range(long from, long to) {
        this(from, to, false);
    }

    /** All of a capture, its last tick among it. */
    public static Range whole(long begin, long end) {
        return new Range(begin, end, true);
    }

    public long ticks() {
        return to - from;
    }

    /** Whether a moment lies inside: what begins then counts here. */
    public boolean includes(long time) {
        return time >= from && (time < to || isClosed && time == to);
    }

    /** The first tick after it; of a range that is closed there is none. */
    public long endsBefore() {
        return isClosed ? Long.MAX_VALUE : to;
    }

    /** The part of {@code [begin, end)} that lies inside, in ticks. */
    public long inside(long begin, long end) {
        return Math.max(0, Math.min(end, to) - Math.max(begin, from));
    }

    /** Whether nothing of {@code [begin, end)}, which may be a moment, lies inside. */
    public boolean isApartFrom(long begin, long end) {
        return begin < end ? inside(begin, end) == 0 : !includes(begin);
    }
}
