package io.xenscope.analyze.stay;

/**
 * A stretch of the common time line that accounts are kept of: {@code [from, to)}.
 *
 * @param from first tick
 * @param to first tick behind, not before {@code from}
 */
public record Range(long from, long to) {
    public long ticks() {
        return to - from;
    }

    /** The part of {@code [begin, end)} that lies inside, in ticks. */
    public long inside(long begin, long end) {
        return Math.max(0, Math.min(end, to) - Math.max(begin, from));
    }

    /** Whether nothing of {@code [begin, end)} lies outside. */
    public boolean holds(long begin, long end) {
        return begin >= from && end <= to;
    }

    /** Whether {@code [begin, end)}, which may be a moment, has nothing to do with this. */
    public boolean isApartFrom(long begin, long end) {
        return end < from || begin > to || begin < end && inside(begin, end) == 0;
    }
}
