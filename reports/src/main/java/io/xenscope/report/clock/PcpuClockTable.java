package io.xenscope.report.clock;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.SafeBound;
import io.xenscope.report.tables.Scope;

/** The clock of each pcpu against the reference, and how far that is proved. */
final class PcpuClockTable {
    private PcpuClockTable() {}

    static Table of(Scope scope) {
        Table table = new Table(
                        "pcpus",
                        "Clocks of pcpus against the first",
                        Column.count("pcpu", "pcpu"),
                        Column.nanos("offset_ns", "ahead by"),
                        Column.decimal("rate_ppm", "fast by ppm", 3),
                        Column.nanos("bound_median_ns", "proved to +-"),
                        Column.nanos("bound_ns", "worst +-"),
                        Column.moment("worst_at_ns", "worst at"),
                        Column.count("edges", "facts"),
                        Column.count("pieces", "pieces"),
                        Column.bool("bent", "bent"),
                        Column.count("steps", "steps"),
                        Column.count("lifts", "lifts"),
                        Column.nanos("largest_lift_ns", "largest"),
                        Column.bool("unsafe", "unsafe"))
                .whenEmpty("one pcpu, or nobody asked for proof");
        for (PcpuClock clock : scope.analysis().alignment().pcpus()) {
            add(table, scope, clock);
        }
        return table.note(
                "bounds are proved for clocks that run at constant rates between the steps listed; the table of bounds"
                        + " tells what holds if they do not."
                        + " facts: moments held against runs elsewhere. unsafe: proved no better than to "
                        + SafeBound.MICROS + " \u00b5s.");
    }

    private static void add(Table table, Scope scope, PcpuClock clock) {
        PcpuClock.Bound bound = clock.bound();
        Alignment.Lift lift = scope.analysis().alignment().lift(clock.pcpu());
        long begin = scope.analysis().extent().beginTicks();
        table.row(
                clock.pcpu(),
                scope.nanos(-clock.offset()),
                clock.ratePpm(),
                known(scope, bound.median()),
                known(scope, bound.worst()),
                scope.nanos(Math.min(bound.worstAt() - begin, scope.spanTicks())),
                clock.facts(),
                clock.pieces(),
                clock.isBent(),
                clock.steps().size(),
                lift.count(),
                scope.nanos(lift.largest()),
                SafeBound.isUnsafe(scope.analysis(), clock));
    }

    private static Long known(Scope scope, long ticks) {
        return ticks == ClockModel.UNPROVED ? null : Long.valueOf(scope.nanos(ticks));
    }
}
