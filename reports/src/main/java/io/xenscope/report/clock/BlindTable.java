package io.xenscope.report.clock;

import io.xenscope.analyze.clock.CaptureClocks;
import io.xenscope.clock.PcpuClock;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;

/** Where a TSC could have stepped unseen. */
final class BlindTable {
    private BlindTable() {}

    static Table of(Scope scope) {
        long millis = CaptureClocks.UNSEEN_STEP_NANOS / 1_000_000;
        Table table = new Table(
                        "blind",
                        "Where a step of " + millis + " ms or more would go unseen",
                        Column.count("pcpu", "pcpu"),
                        Column.moment("begin_ns", "from"),
                        Column.moment("end_ns", "to"),
                        Column.nanos("largest_ns", "up to"),
                        Column.count("records", "records"))
                .whenEmpty("nowhere, or nobody asked for proof");
        for (PcpuClock clock : scope.analysis().alignment().pcpus()) {
            for (PcpuClock.BlindStretch blind : clock.blind()) {
                if (!scope.overlaps(blind.begin(), blind.end())) {
                    continue;
                }
                table.row(
                        clock.pcpu(),
                        BoundTable.moment(scope, blind.begin()),
                        BoundTable.moment(scope, blind.end()),
                        BoundTable.known(scope, blind.largest()),
                        blind.records());
            }
        }
        return table.note("by too few records of vcpus that other pcpus saw as well; records: those that tell of order."
                + " No limit is given where nothing at all was seen before or behind.");
    }
}
