package io.xenscope.report.cells;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.report.table.Columns;

/** Columns of durations for reports that say more of them than {@link Cells#PERCENTILES}. */
public final class DurationCells {
    /** Durations of which only the middle and the end matter. */
    public static final Columns<LatencyHistogram> MEDIAN_AND_MAX = Columns.<LatencyHistogram>group()
            .ticks("p50_ns", Cells.any(all -> all.percentile(50)))
            .main()
            .ticks("max_ns", Cells.any(LatencyHistogram::max))
            .main();

    /** Everything that is known of durations. */
    public static final Columns<LatencyHistogram> DURATIONS = Columns.<LatencyHistogram>group()
            .count("count", LatencyHistogram::count)
            .ticks("min_ns", LatencyHistogram::min)
            .detail()
            .ticks("p50_ns", Cells.any(all -> all.percentile(50)))
            .main()
            .ticks("p90_ns", Cells.any(all -> all.percentile(90)))
            .ticks("p99_ns", Cells.any(all -> all.percentile(99)))
            .main()
            .ticks("p999_ns", Cells.any(all -> all.percentile(99.9)))
            .ticks("p9999_ns", Cells.any(all -> all.percentile(99.99)))
            .detail()
            .ticks("max_ns", Cells.any(LatencyHistogram::max))
            .main()
            .mean("mean_ns", LatencyHistogram::total, LatencyHistogram::count)
            .detail()
            .ticks("total_ns", LatencyHistogram::total)
            .main();

    private DurationCells() {}
}
