package io.xenscope.analyze.slices;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.interval.Intervals;
import java.util.List;
import java.util.stream.IntStream;

/** A range cut into slices of the same length (the last may be a few ticks shorter). Times are common ticks. */
public final class Slices {
    private final Intervals intervals;
    private final List<Range> ranges;

    private Slices(Intervals intervals) {
        this.intervals = intervals;
        this.ranges = IntStream.range(0, intervals.count()).mapToObj(this::cut).toList();
    }

    /** So many slices; fewer of a range of fewer ticks. */
    public static Slices of(Range range, int count) {
        return new Slices(new Intervals(range, Math.max(1, (range.ticks() + count - 1) / count)));
    }

    private Range cut(int slice) {
        Range whole = intervals.range();
        long begin = intervals.begin(slice);
        boolean isLast = slice == intervals.count() - 1;
        return new Range(
                begin, begin + intervals.ticks(slice), whole.isFirst() && slice == 0, whole.isLast() && isLast);
    }

    /** The slices in the order of time. */
    public List<Range> ranges() {
        return ranges;
    }

    public int count() {
        return ranges.size();
    }

    Intervals intervals() {
        return intervals;
    }

    /** In which one a moment lies; -1 outside of the range. */
    int of(long time) {
        return intervals.of(time);
    }

    /** The same; what lies outside is given to the first or the last. */
    int near(long time) {
        Range whole = intervals.range();
        return intervals.of(Math.max(whole.from(), Math.min(whole.to() - 1, time)));
    }
}
