package io.xenscope.report.tables;

import io.xenscope.analyze.stay.StayAccount;
import io.xenscope.report.table.Column;
import java.util.List;

/** The columns that tell of the stays in one state, and their cells. */
public final class StayCells {
    public static final List<Column> COLUMNS = List.of(
            Column.count("count", "count"),
            Column.nanos("total_ns", "total"),
            Column.percent("share_pct", "of span"),
            Column.nanos("min_ns", "min"),
            Column.nanos("mean_ns", "mean"),
            Column.nanos("p50_ns", "p50"),
            Column.nanos("p99_ns", "p99"),
            Column.nanos("max_ns", "max"),
            Column.moment("max_at_ns", "max at"),
            Column.nanos("p50_time_ns", "half in"),
            Column.count("cut", "cut"));

    /** How to read them. */
    public static final String NOTE =
            "min to max: stays seen whole; cut: those that were not, in total only. half in: half of"
                    + " the time lies in stays up to this.";

    private StayCells() {}

    /** Cells of an account; of no whole stay nothing is known but the total. */
    public static Object[] of(Scope scope, StayAccount stays) {
        boolean any = stays.whole().count() > 0;
        return new Object[] {
            stays.count(),
            scope.nanos(stays.total()),
            Cells.percent(stays.total(), scope.range().ticks()),
            any ? scope.nanos(stays.whole().min()) : null,
            any ? scope.nanos(stays.whole().total()) / (double) stays.whole().count() : null,
            Durations.percentile(scope, stays.whole(), 50),
            Durations.percentile(scope, stays.whole(), 99),
            Durations.max(scope, stays.whole()),
            any ? scope.moment(stays.longestAt()) : null,
            any ? scope.nanos(stays.whole().percentileByTotal(50)) : null,
            stays.cut()
        };
    }
}
