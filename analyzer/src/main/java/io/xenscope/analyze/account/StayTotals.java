package io.xenscope.analyze.account;

import io.xenscope.analyze.base.Range;

/**
 * Intervals of one kind within a {@link Range}: their total inside, and how many began inside. In ticks.
 *
 * <p>An interval that is truncated by the capture, a loss or damage counts in the total only: its true length is not known.
 */
public class StayTotals {
    private long total;
    private long begun;
    private long count;
    private long cut;

    StayTotals() {}

    /** Adds the part of {@code [begin, end)} that lies inside. */
    void add(Range range, long begin, long end, boolean isWhole) {
        take(range, begin, end, isWhole);
    }

    /** The same; whether it is one of those whose whole durations count here. */
    final boolean take(Range range, long begin, long end, boolean isWhole) {
        if (begin < range.from() || end < begin || end >= range.to()) {
            return takeAtBorder(range, begin, end, isWhole);
        }
        total += end - begin;
        count(begin < end, true, isWhole);
        return isWhole;
    }

    private boolean takeAtBorder(Range range, long begin, long end, boolean isWhole) {
        if (range.isApartFrom(begin, end)) {
            return false;
        }
        total += range.inside(begin, end);
        boolean beginsInside = range.includes(begin);
        count(begin < end, beginsInside, isWhole);
        return isWhole && beginsInside;
    }

    private void count(boolean lasts, boolean beginsInside, boolean isWhole) {
        if (isWhole) {
            begun += beginsInside ? 1 : 0;
            count += beginsInside ? 1 : 0;
        } else if (lasts) {
            begun += beginsInside ? 1 : 0;
            cut++;
        }
    }

    final void addTotals(StayTotals other) {
        total += other.total;
        begun += other.begun;
        count += other.count;
        cut += other.cut;
    }

    /** Ticks inside the range, those of truncated intervals included. */
    public final long total() {
        return total;
    }

    /** Intervals that began inside, truncated or not. Those of adjacent ranges add up. */
    public final long begun() {
        return begun;
    }

    /** The same without those of which the capture lacks the begin or the end. */
    public final long count() {
        return count;
    }

    /** Intervals of which the capture has only a part. */
    public final long cut() {
        return cut;
    }

    public final boolean isEmpty() {
        return total == 0 && begun == 0 && count == 0;
    }
}
