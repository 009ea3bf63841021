package io.xenscope.report.cells;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.report.table.Columns;
import java.util.function.Function;

/** Columns that tables share. */
public final class Cells {
    /** A vcpu by its {@link VcpuKey}; empty where no record says who it was. */
    public static final Columns<Integer> VCPU = Columns.<Integer>group()
            .domain("dom", key -> key == VcpuKey.UNKNOWN ? null : VcpuKey.domain(key))
            .count("vcpu", key -> key == VcpuKey.UNKNOWN ? null : VcpuKey.vcpu(key))
            .keys();

    /** Durations in brief. */
    public static final Columns<LatencyHistogram> PERCENTILES = Columns.<LatencyHistogram>group()
            .ticks("p50_ns", any(all -> all.percentile(50)))
            .main()
            .ticks("p99_ns", any(all -> all.percentile(99)))
            .main()
            .ticks("max_ns", any(LatencyHistogram::max))
            .main()
            .moreIsWorse();

    /** Durations of which only the middle and the end matter. */
    public static final Columns<LatencyHistogram> MEDIAN_AND_MAX = Columns.<LatencyHistogram>group()
            .ticks("p50_ns", any(all -> all.percentile(50)))
            .main()
            .ticks("max_ns", any(LatencyHistogram::max))
            .main();

    /** Everything that is known of durations. */
    public static final Columns<LatencyHistogram> DURATIONS = Columns.<LatencyHistogram>group()
            .count("count", LatencyHistogram::count)
            .ticks("min_ns", LatencyHistogram::min)
            .detail()
            .ticks("p50_ns", any(all -> all.percentile(50)))
            .main()
            .ticks("p90_ns", any(all -> all.percentile(90)))
            .ticks("p99_ns", any(all -> all.percentile(99)))
            .main()
            .ticks("p999_ns", any(all -> all.percentile(99.9)))
            .ticks("p9999_ns", any(all -> all.percentile(99.99)))
            .detail()
            .ticks("max_ns", any(LatencyHistogram::max))
            .main()
            .mean("mean_ns", LatencyHistogram::total, LatencyHistogram::count)
            .detail()
            .ticks("total_ns", LatencyHistogram::total)
            .main();

    /** How long intervals of one kind lasted; of no whole one nothing is known but the total. */
    public static final Columns<StayAccount> INTERVAL_TIMES = Columns.<StayAccount>group()
            .ticks("total_ns", StayAccount::total)
            .main()
            .share("share_pct", StayAccount::total)
            .ticks("min_ns", whole(LatencyHistogram::min))
            .detail()
            .mean("mean_ns", all -> all.whole().total(), StayAccount::count)
            .detail()
            .with(PERCENTILES, StayAccount::whole)
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

    /** How long VM exits took, and where that time went. */
    public static final Columns<VmExitAccount> EXITS = Columns.<VmExitAccount>group()
            .ticks("total_ns", VmExitAccount::total)
            .main()
            .ticks("xen_ns", divided(VmExitAccount::xen))
            .main()
            .ticks("waiting_ns", divided(VmExitAccount::waiting))
            .ticks("blocked_ns", divided(VmExitAccount::blocked))
            .with(PERCENTILES, VmExitAccount::durations)
            .moment("max_at_ns", all -> all.durations().count() == 0 ? null : all.worstAt());

    private Cells() {}

    /** A number that is negative where it is not known. */
    public static Integer known(int number) {
        return number < 0 ? null : (Integer) number;
    }

    /** A part of the time of VM exits: empty where nobody knows what they did meanwhile. */
    public static Function<VmExitAccount, Long> divided(Function<VmExitAccount, Long> part) {
        return all -> all.isDivided() ? part.apply(all) : null;
    }

    /** Empty of none. */
    private static Function<LatencyHistogram, Long> any(Function<LatencyHistogram, Long> value) {
        return all -> all.count() == 0 ? null : value.apply(all);
    }

    private static Function<StayAccount, Long> whole(Function<LatencyHistogram, Long> value) {
        return all -> any(value).apply(all.whole());
    }
}
