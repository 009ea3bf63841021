package io.xenscope.report.clock;

import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.PcpuClock.Undecided;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the evidence leaves open: where, for how many records, and by how much it matters. */
final class UndecidedTable {
    private UndecidedTable() {}

    static Table of(Scope scope) {
        Table table = new Table(
                        "undecided",
                        "What could not be decided",
                        Column.count("pcpu", "pcpu"),
                        Column.text("why", "why"),
                        Column.moment("begin_ns", "from"),
                        Column.moment("end_ns", "to"),
                        Column.nanos("largest_ns", "up to +-"),
                        Column.count("records", "records"))
                .whenEmpty("nothing");
        for (PcpuClock clock : scope.analysis().alignment().pcpus()) {
            for (Undecided undecided : clock.undecided()) {
                if (!scope.overlaps(undecided.begin(), undecided.end())) {
                    continue;
                }
                table.row(
                        clock.pcpu(),
                        undecided.why().key(),
                        BoundTable.moment(scope, undecided.begin()),
                        BoundTable.moment(scope, undecided.end()),
                        BoundTable.known(scope, undecided.largest()),
                        undecided.records());
            }
        }
        String meanings = Arrays.stream(Undecided.Why.values())
                .map(why -> why.key() + ": " + why.meaning())
                .collect(Collectors.joining("; "));
        return table.note(
                meanings + ". The bounds of all tables hold however it was. records: those that tell of order.");
    }
}
