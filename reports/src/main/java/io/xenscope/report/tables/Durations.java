package io.xenscope.report.tables;

import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.report.table.Column;
import java.util.List;

/** The columns that tell of many durations in one row, and their cells. */
public final class Durations {
    /** The short form: {@code p50_ns, p99_ns, max_ns}. */
    public static final List<Column> SHORT =
            List.of(Column.nanos("p50_ns", "p50"), Column.nanos("p99_ns", "p99"), Column.nanos("max_ns", "max"));

    /** All that is known: {@code count, min_ns} to {@code total_ns}. */
    public static final List<Column> FULL = List.of(
            Column.count("count", "count"),
            Column.nanos("min_ns", "min"),
            Column.nanos("p50_ns", "p50"),
            Column.nanos("p90_ns", "p90"),
            Column.nanos("p99_ns", "p99"),
            Column.nanos("p999_ns", "p99.9"),
            Column.nanos("p9999_ns", "p99.99"),
            Column.nanos("max_ns", "max"),
            Column.nanos("mean_ns", "mean"),
            Column.nanos("total_ns", "total"));

    private Durations() {}

    /** Cells for {@link #SHORT}; of nothing nothing is known. */
    public static Object[] brief(Scope scope, LatencyHistogram durations) {
        return new Object[] {percentile(scope, durations, 50), percentile(scope, durations, 99), max(scope, durations)};
    }

    /** Cells for {@link #FULL}. */
    public static Object[] full(Scope scope, LatencyHistogram durations) {
        return new Object[] {
            durations.count(),
            scope.nanos(durations.min()),
            percentile(scope, durations, 50),
            percentile(scope, durations, 90),
            percentile(scope, durations, 99),
            percentile(scope, durations, 99.9),
            percentile(scope, durations, 99.99),
            max(scope, durations),
            mean(scope, durations),
            scope.nanos(durations.total())
        };
    }

    public static Object percentile(Scope scope, LatencyHistogram durations, double percent) {
        return durations.count() == 0 ? null : (Object) scope.nanos(durations.percentile(percent));
    }

    public static Object max(Scope scope, LatencyHistogram durations) {
        return durations.count() == 0 ? null : (Object) scope.nanos(durations.max());
    }

    private static Object mean(Scope scope, LatencyHistogram durations) {
        return durations.count() == 0 ? null : (Object) (scope.nanos(durations.total()) / (double) durations.count());
    }
}
