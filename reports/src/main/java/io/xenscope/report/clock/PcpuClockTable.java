package io.xenscope.report.clock;

import io.xenscope.analyze.Analysis;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.PcpuClock;
import io.xenscope.report.frame.SafeBound;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;

/** The clock of each pcpu against the reference, and how far that is proved. */
final class PcpuClockTable {
    private record Row(PcpuClock clock, Alignment.Lift lift, long worstAt, boolean isUnsafe) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("pcpus", "Clocks of pcpus against the first")
            .count("pcpu", row -> row.clock.pcpu())
            .keys()
            .ticks("offset_ns", row -> -row.clock.offset())
            .decimal("rate_ppm", 3, row -> row.clock.ratePpm())
            .ticks("bound_median_ns", row -> BoundTable.known(row.clock.bound().median()))
            .ticks("bound_ns", row -> BoundTable.known(row.clock.bound().worst()))
            .since("worst_at_ns", Row::worstAt)
            .count("edges", row -> row.clock.facts())
            .count("pieces", row -> row.clock.pieces())
            .bool("bent", row -> row.clock.isBent())
            .count("steps", row -> row.clock.steps().size())
            .count("lifts", row -> row.lift.count())
            .ticks("largest_lift_ns", row -> row.lift.largest())
            .bool("unsafe", Row::isUnsafe)
            .whenEmpty("one pcpu, or nobody asked for proof")
            .note("bounds are proved for clocks that run at constant rates between the steps listed; the table of"
                    + " bounds shows what holds if they do not. facts: moments held against runs elsewhere."
                    + " unsafe: proved no better than to "
                    + SafeBound.MICROS + " \u00b5s.");

    private PcpuClockTable() {}

    static Table of(Scope scope) {
        Analysis analysis = scope.analysis();
        long begin = analysis.extent().beginTicks();
        return COLUMNS.table(
                scope,
                analysis.alignment().pcpus().stream()
                        .map(clock -> new Row(
                                clock,
                                analysis.alignment().lift(clock.pcpu()),
                                Math.min(clock.bound().worstAt() - begin, scope.spanTicks()),
                                SafeBound.isUnsafe(analysis, clock)))
                        .toList());
    }
}
