package io.xenscope.report.latency;

import io.xenscope.analyze.interval.Intervals;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Scope;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows of each interval of a range: a duration is of the interval in which it begins.
 *
 * @param parts by number of the interval; those in which nothing began are missing
 */
record LatencyIntervals(Intervals intervals, SortedMap<Integer, List<LatencyRow>> parts) {
    /** Intervals times vcpus: each has a handful of histograms, so that is some hundred megabytes at worst. */
    private static final long MOST_CELLS = 100_000;

    LatencyIntervals(Intervals intervals) {
        this(intervals, new TreeMap<>());
    }

    /** Cuts the range of a scope into intervals of so many ns. */
    static Intervals of(Scope scope, long nanos) {
        long ticks = Math.max(1, scope.analysis().rate().ticks(nanos));
        long vcpus = Math.max(1, scope.vcpus().size());
        if (scope.rangeTicks() / ticks > MOST_CELLS / vcpus) {
            throw new UsageException("latency: more than " + MOST_CELLS / vcpus + " intervals of " + vcpus
                    + " vcpus do not fit into memory: give a longer --every, or choose with --dom, --vcpu, --from and"
                    + " --to");
        }
        return new Intervals(scope.range(), ticks);
    }

    /** Takes an interval and one of its rows. */
    interface Visitor {
        void row(long begin, long ticks, LatencyRow row);
    }

    void forEach(Visitor visitor) {
        parts.forEach((interval, rows) ->
                rows.forEach(row -> visitor.row(intervals.begin(interval), intervals.ticks(interval), row)));
    }
}
