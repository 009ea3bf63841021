package io.xenscope.report.cells;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.report.table.Columns;
import java.util.function.Function;

/** Columns of intervals. */
public final class IntervalCells {
    /** How long intervals of one kind lasted; of no whole one nothing is known but the total. */
    public static final Columns<StayAccount> INTERVAL_TIMES = Columns.<StayAccount>group()
            .ticks("total_ns", StayAccount::total)
            .main()
            .share("share_pct", StayAccount::total)
            .ticks("min_ns", whole(LatencyHistogram::min))
            .detail()
            .mean("mean_ns", all -> all.whole().total(), StayAccount::count)
            .detail()
            .with(Cells.PERCENTILES, StayAccount::whole)
            .moment("max_at_ns", all -> all.count() == 0 ? null : all.longestAt())
            .ticks("p50_time_ns", whole(all -> all.percentileByTotal(50)))
            .detail()
            .count("cut", StayAccount::cut)
            .detail();

    /** The same with how many there were. */
    public static final Columns<StayAccount> INTERVALS =
            Columns.<StayAccount>group().count("count", StayAccount::count).with(INTERVAL_TIMES, all -> all);

    /** How to read them. */
    public static final String INTERVALS_NOTE =
            "min to max: stays seen whole; cut: those that were not, in total only. half in: half of"
                    + " the time lies in stays up to this.";

    private IntervalCells() {}

    private static Function<StayAccount, Long> whole(Function<LatencyHistogram, Long> value) {
        return all -> Cells.any(value).apply(all.whole());
    }
}
