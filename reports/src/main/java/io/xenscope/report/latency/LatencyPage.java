package io.xenscope.report.latency;

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
 */
record LatencyPage(Set<Level> levels, boolean histogram, HistogramFiles files) {
    /** Latencies of a whole capture, as its analysis has them. */
    void fill(Scope scope, Page page) {
        fill(scope, page, LatencyRows.of(levels, scope));
    }

    void fill(Scope scope, Page page, List<LatencyRow> rows) {
        LatencyTables tables = new LatencyTables(scope, levels, rows);
        page.table(tables.percentiles());
        if (histogram) {
            page.table(tables.histogram());
        }
        if (files != null) {
            files.write(scope, rows);
        }
    }
}
