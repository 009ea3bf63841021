package io.xenscope.clock.foreign;

/**
 * A closed interval of an offset or of a time, in the unit of the time line (ns or ticks); empty where {@code lo > hi}.
 *
 * @param lo least value that is possible
 * @param hi greatest value that is possible
 */
public record OffsetInterval(long lo, long hi) {
    /** Far beyond any time, and far from overflow when two are added. */
    public static final long FAR = Long.MAX_VALUE / 4;

    /** Nothing is known. */
    public static final OffsetInterval ANY = new OffsetInterval(-FAR, FAR);

    public boolean isEmpty() {
        return lo > hi;
    }

    /** Whether one end at least is not known. */
    public boolean isUnbounded() {
        return lo <= -FAR || hi >= FAR;
    }

    public long width() {
        return hi - lo;
    }

    public long middle() {
        return lo + (hi - lo) / 2;
    }

    public boolean holds(long value) {
        return lo <= value && value <= hi;
    }

    /** What lies in both. */
    public OffsetInterval and(OffsetInterval other) {
        return new OffsetInterval(Math.max(lo, other.lo), Math.min(hi, other.hi));
    }

    /** The least interval around both. */
    public OffsetInterval hull(OffsetInterval other) {
        return new OffsetInterval(Math.min(lo, other.lo), Math.max(hi, other.hi));
    }

    /** Moved by so much; what is not known stays so. */
    public OffsetInterval plus(long by) {
        return new OffsetInterval(lo <= -FAR ? -FAR : lo + by, hi >= FAR ? FAR : hi + by);
    }

    /** The sums of any of this and any of another one. */
    public OffsetInterval plus(OffsetInterval other) {
        return new OffsetInterval(
                lo <= -FAR || other.lo <= -FAR ? -FAR : lo + other.lo,
                hi >= FAR || other.hi >= FAR ? FAR : hi + other.hi);
    }

    /** Wider by so much on either side; what is not known stays so. */
    public OffsetInterval widened(long by) {
        return new OffsetInterval(lo <= -FAR ? -FAR : lo - by, hi >= FAR ? FAR : hi + by);
    }
}
