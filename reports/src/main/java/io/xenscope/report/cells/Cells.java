package io.xenscope.report.cells;

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

    private Cells() {}

    /** A number that is negative where it is not known. */
    public static Integer known(int number) {
        return number < 0 ? null : (Integer) number;
    }

    /** Empty of none. */
    static Function<LatencyHistogram, Long> any(Function<LatencyHistogram, Long> value) {
        return all -> all.count() == 0 ? null : value.apply(all);
    }

    /** A part of the time of VM exits: empty where nobody knows what they did meanwhile. */
    public static Function<VmExitAccount, Long> divided(Function<VmExitAccount, Long> part) {
        return all -> all.isDivided() ? part.apply(all) : null;
    }
}
