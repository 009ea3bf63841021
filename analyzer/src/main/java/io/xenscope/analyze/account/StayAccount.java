package io.xenscope.analyze.account;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;

/** Intervals of one kind within a {@link Range}, with the whole durations of those that began inside. In ticks. */
public final class StayAccount extends StayTotals {
    private final LatencyHistogram whole = new LatencyHistogram();
    private long longest = -1;
    private long longestAt;

    @Override
    public void add(Range range, long begin, long end, boolean isWhole) {
        if (!take(range, begin, end, isWhole)) {
            return;
        }
        whole.record(end - begin);
        if (end - begin > longest) {
            longest = end - begin;
            longestAt = begin;
        }
    }

    public void add(StayAccount other) {
        addTotals(other);
        whole.add(other.whole);
        if (other.longest > longest || other.longest == longest && other.longestAt < longestAt) {
            longest = other.longest;
            longestAt = other.longestAt;
        }
    }

    /** Whole durations of those that {@link #count} has. */
    public LatencyHistogram whole() {
        return whole;
    }

    /** When the longest of those began, in common ticks; the first of several. Of no meaning without any. */
    public long longestAt() {
        return longestAt;
    }
}
