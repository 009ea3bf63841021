package io.xenscope.analyze.base;

/**
 * A range of the common time line that accounts are kept of: {@code [from, to)} in ticks.
 *
 * <p>One meaning everywhere: times are added up for the part that lies inside; what is counted, and whole durations, count where
 * they begin. So the accounts of adjacent ranges add up to that of both.
 *
 * @param from first tick
 * @param to first tick after it, not before {@code from}
 * @param isFirst whether what lies before {@code from} belongs to it: records of a capture's begin may tell what began before
 * @param isLast whether {@code to} itself belongs to it: the last records of a capture have its last tick
 */
public record Range(long from, long to, boolean isFirst, boolean isLast) {
    /** Without what lies before it, and without its end. */
    public Range(long from, long to) {
        this(from, to, false, false);
    }

    /** All of a capture. */
    public static Range whole(long begin, long end) {
        return new Range(begin, end, true, true);
    }

    public long ticks() {
        return to - from;
    }

    /** Whether a moment lies inside: what begins then counts here. */
    public boolean includes(long time) {
        return (time >= from || isFirst) && (time < to || isLast && time == to);
    }

    /** The first tick after it; {@link Long#MAX_VALUE} of the last range of a capture. */
    public long endsBefore() {
        return isLast ? Long.MAX_VALUE : to;
    }

    /** The part of {@code [begin, end)} that lies inside, in ticks. */
    public long inside(long begin, long end) {
        return Math.max(0, Math.min(end, to) - (isFirst ? begin : Math.max(begin, from)));
    }

    /** Whether nothing of {@code [begin, end)}, which may be a moment, lies inside. */
    public boolean isApartFrom(long begin, long end) {
        return begin < end ? inside(begin, end) == 0 : !includes(begin);
    }
}
