package io.xenscope.report.clock;

import io.xenscope.analyze.base.Extent;
import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How far each clock can be off, by what is taken for granted. */
final class BoundTable {
    private record Row(int pcpu, Assumption assumption, PcpuClock.Bound bound, Long worstAt) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of(
                    "bounds", "How far clocks can be off, by what is assumed")
            .count("pcpu", Row::pcpu)
            .text("assumption", row -> row.assumption.key())
            .keys()
            .ticks("median_ns", row -> known(row.bound.median()))
            .ticks("worst_ns", row -> known(row.bound.worst()))
            .moment("worst_at_ns", Row::worstAt)
            .ticks("half_median_ns", row -> known(row.bound.halfMedian()))
            .ticks("half_worst_ns", row -> known(row.bound.halfWorst()))
            .whenEmpty("one pcpu, or nobody asked for proof")
            .note(Arrays.stream(Assumption.values())
                            .map(assumption -> assumption.key() + ": " + assumption.meaning() + ". ")
                            .collect(Collectors.joining())
                    + "Other tables and reports take clocks to be " + Assumption.STEADY.key()
                    + ". half width: of the interval in which the truth lies, which is seldom in the middle.");

    private BoundTable() {}

    static Table of(Scope scope) {
        List<Row> rows = new ArrayList<>();
        List<PcpuClock> clocks = scope.analysis().alignment().pcpus();
        for (PcpuClock clock : clocks) {
            if (clock == clocks.get(0) && clock.bound().worst() == 0) {
                // The reference, by which the others are judged.
                continue;
            }
            for (Assumption assumption : Assumption.values()) {
                PcpuClock.Bound bound = clock.bound(assumption);
                boolean limited = bound.worst() != ClockModel.UNPROVED;
                rows.add(new Row(clock.pcpu(), assumption, bound, limited ? within(scope, bound.worstAt()) : null));
            }
        }
        return COLUMNS.table(scope, rows);
    }

    /** Ticks by which a clock can be off; null where there is no limit. */
    static Long known(long ticks) {
        return ticks == ClockModel.UNPROVED ? null : (Long) ticks;
    }

    /** The common tick of the capture that is nearest to another. */
    static long within(Scope scope, long ticks) {
        Extent extent = scope.analysis().extent();
        return Math.max(extent.beginTicks(), Math.min(ticks, extent.beginTicks() + extent.spanTicks()));
    }
}
