package io.xenscope.report.clock;

import io.xenscope.clock.PcpuClock;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;

/** Where TSCs stepped. */
final class StepTable {
    private StepTable() {}

    static Table of(Scope scope) {
        Table table = new Table(
                        "steps",
                        "Steps of TSCs",
                        Column.count("pcpu", "pcpu"),
                        Column.moment("after_ns", "after"),
                        Column.moment("before_ns", "before"),
                        Column.nanos("size_ns", "by"),
                        Column.count("between", "records between"))
                .whenEmpty(
                        scope.analysis().alignment().untied().isEmpty()
                                ? "no TSC stepped"
                                : "no TSC stepped but those that were set back: see above")
                .note(
                        "by: what the TSC gained; not told where all TSCs were set back together: nothing tells how long they"
                                + " stood still.");
        for (PcpuClock clock : scope.analysis().alignment().pcpus()) {
            for (PcpuClock.Step step : clock.steps()) {
                long before = clock.model().ticks(step.lastBefore());
                long after = clock.model().ticks(step.firstAfter());
                if (!scope.overlaps(before, after)) {
                    continue;
                }
                table.row(
                        clock.pcpu(),
                        scope.moment(before),
                        scope.moment(after),
                        BoundTable.known(scope, step.size()),
                        step.between());
            }
        }
        return table;
    }
}
