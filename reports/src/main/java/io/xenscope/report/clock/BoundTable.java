package io.xenscope.report.clock;

import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How far each clock can be off, by what is taken for granted. */
final class BoundTable {
    private BoundTable() {}

    static Table of(Scope scope) {
        Table table = new Table(
                        "bounds",
                        "How far clocks can be off, by what is assumed",
                        Column.count("pcpu", "pcpu"),
                        Column.text("assumption", "if clocks are"),
                        Column.nanos("median_ns", "median +-"),
                        Column.nanos("worst_ns", "worst +-"),
                        Column.moment("worst_at_ns", "worst at"),
                        Column.nanos("half_median_ns", "half width"),
                        Column.nanos("half_worst_ns", "worst"))
                .whenEmpty("one pcpu, or nobody asked for proof");
        List<PcpuClock> clocks = scope.analysis().alignment().pcpus();
        for (PcpuClock clock : clocks) {
            if (clock == clocks.get(0) && clock.bound().worst() == 0) {
                // The reference, by which the others are judged.
                continue;
            }
            for (Assumption assumption : Assumption.values()) {
                PcpuClock.Bound bound = clock.bound(assumption);
                boolean limited = bound.worst() != ClockModel.UNPROVED;
                table.row(
                        clock.pcpu(),
                        assumption.key(),
                        known(scope, bound.median()),
                        known(scope, bound.worst()),
                        limited ? moment(scope, bound.worstAt()) : null,
                        known(scope, bound.halfMedian()),
                        known(scope, bound.halfWorst()));
            }
        }
        String meanings = Arrays.stream(Assumption.values())
                .map(assumption -> assumption.key() + ": " + assumption.meaning() + ". ")
                .collect(Collectors.joining());
        return table.note(meanings + "Other tables and reports take clocks to be " + Assumption.STEADY.key()
                + ". half width: of the interval in which the truth lies, which is seldom in the middle.");
    }

    static Long known(Scope scope, long ticks) {
        return ticks == ClockModel.UNPROVED ? null : Long.valueOf(scope.nanos(ticks));
    }

    /** Of a common tick, from the begin of the capture. */
    static Long moment(Scope scope, long ticks) {
        long since = ticks - scope.analysis().extent().beginTicks();
        return scope.nanos(Math.max(0, Math.min(since, scope.spanTicks())));
    }
}
