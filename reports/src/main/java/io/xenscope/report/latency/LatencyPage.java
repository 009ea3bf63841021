package io.xenscope.report.latency;

import io.xenscope.analyze.interval.Intervals;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.util.List;
import java.util.Set;

/**
 * What options ask {@code latency} to tell, and where.
 *
 * @param levels over what rows add up
 * @param histogram whether counts by duration are shown, too
 * @param files of HdrHistogram; null where none are asked for
 * @param every length in ns of the intervals by which percentiles are shown, too; 0 where nobody asked
 * @param heat columns of a heat map; 0 where nobody asked
 */
record LatencyPage(Set<Level> levels, boolean histogram, HistogramFiles files, long every, int heat) {
    LatencyPage(Set<Level> levels, boolean histogram, HistogramFiles files) {
        this(levels, histogram, files, 0, 0);
    }

    /** Whether anything is reported by interval, for which records have to be read again. */
    boolean isTimed() {
        return every > 0 || heat > 0;
    }

    /** The intervals of the range of a scope; null where nothing is reported by interval. */
    Intervals intervals(Scope scope) {
        if (!isTimed()) {
            return null;
        }
        long columns = Math.max(1, heat);
        long nanos = every > 0 ? every : (scope.nanos(scope.rangeTicks()) + columns - 1) / columns;
        return LatencyIntervals.of(scope, Math.max(1, nanos));
    }

    /** Latencies of a whole capture, as its analysis has them. */
    void fill(Scope scope, Page page) {
        fill(scope, page, LatencyRows.of(levels, scope), null);
    }

    /** {@code timed}: the rows of each interval; null where nothing is reported by interval. */
    void fill(Scope scope, Page page, List<LatencyRow> rows, LatencyIntervals timed) {
        LatencyTables tables = new LatencyTables(scope, levels, rows);
        page.table(tables.percentiles());
        if (histogram) {
            page.table(tables.histogram());
        }
        if (every > 0) {
            page.table(tables.series(timed));
        }
        if (heat > 0) {
            page.table(HeatMap.table(scope, timed));
        }
        if (files != null) {
            files.write(scope, rows, every > 0 ? timed : null);
        }
    }
}
