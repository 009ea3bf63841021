package io.xenscope.analyze.account;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;

/**
 * Intervals of one kind within a {@link Range}: their total inside, how many began inside, and the whole durations of those. In
 * ticks.
 *
 * <p>An interval that is truncated by the capture, a loss or damage counts in the total only: its true length is not known.
 */
public final class StayAccount {
    private final LatencyHistogram whole = new LatencyHistogram();
    private long total;
    private long begun;
    private long cut;
    private long longest = -1;
    private long longestAt;

    public void add(Range range, long begin, long end, boolean isWhole) {
        if (range.isApartFrom(begin, end)) {
            return;
        }
        total += range.inside(begin, end);
        boolean beginsInside = range.includes(begin);
        begun += beginsInside && (isWhole || begin < end) ? 1 : 0;
        if (!isWhole) {
            cut += begin < end ? 1 : 0;
        }
        if (!isWhole || !beginsInside) {
            return;
        }
        whole.record(end - begin);
        if (end - begin > longest) {
            longest = end - begin;
            longestAt = begin;
        }
    }

    public void add(StayAccount other) {
        whole.add(other.whole);
        total += other.total;
        begun += other.begun;
        cut += other.cut;
        if (other.longest > longest || other.longest == longest && other.longestAt < longestAt) {
            longest = other.longest;
            longestAt = other.longestAt;
        }
    }

    /** Ticks inside the range, those of truncated intervals included. */
    public long total() {
        return total;
    }

    /** Intervals that began inside, truncated or not. Those of adjacent ranges add up. */
    public long begun() {
        return begun;
    }

    /** The same without those of which the capture lacks the begin or the end: those of {@link #whole}. */
    public long count() {
        return whole.count();
    }

    /** Intervals of which the capture has only a part. */
    public long cut() {
        return cut;
    }

    /** Whole durations of those that began inside and were seen from begin to end. */
    public LatencyHistogram whole() {
        return whole;
    }

    /** When the longest of those began, in common ticks; the first of several. Of no meaning without any. */
    public long longestAt() {
        return longestAt;
    }

    public boolean isEmpty() {
        return total == 0 && begun == 0 && whole.count() == 0;
    }
}
