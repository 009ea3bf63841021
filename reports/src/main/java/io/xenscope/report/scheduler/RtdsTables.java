package io.xenscope.report.scheduler;

import io.xenscope.analyze.scheduler.NullScheduler;
import io.xenscope.analyze.scheduler.Rtds;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.Arrays;
import java.util.List;

/** The schedulers for real-time hosts: rtds and null. */
final class RtdsTables {
    private static final List<Column> RTDS = List.of(
            Column.count("picks", "picked"),
            Column.count("burns", "burns"),
            Column.nanos("burned_ns", "burned"),
            Column.count("exhausted", "budget used up"),
            Column.count("refills", "refills"),
            Column.nanos("budget_mean_ns", "budget"),
            Column.nanos("left_mean_ns", "left of it"),
            Column.count("met", "deadlines met"),
            Column.count("missed", "missed"));

    private static final List<Column> NULL = List.of(
            Column.count("picked_cpu", "pcpu picked"),
            Column.count("assigned", "assigned"),
            Column.count("deassigned", "deassigned"),
            Column.count("migrations", "moved"));

    private RtdsTables() {}

    static Table vcpus(Scope scope, Rtds rtds) {
        Listing listing = new Listing("rtds_vcpus", "rtds: vcpus", Cells.join(VcpuCells.COLUMNS, RTDS))
                .whenEmpty(RecordKind.SCHEDULER.whenEmpty(scope, "no records of rtds"))
                .note(
                        "missed: at the end of its period it had waited for a pcpu as long as its budget left would have lasted.");
        rtds.vcpus().forEach((key, vcpu) -> {
            if (scope.holds(key)) {
                Object[] own = {
                    vcpu.picks(),
                    vcpu.burned.count(),
                    vcpu.burned.sum(),
                    vcpu.exhausted(),
                    vcpu.budget.count(),
                    vcpu.budget.mean(),
                    vcpu.left.mean(),
                    vcpu.met(),
                    vcpu.missed()
                };
                listing.row(vcpu.burned.count(), Cells.join(VcpuCells.of(key), own));
            }
        });
        return listing.tableInOrder(scope.rows(TickleTable.BRIEF));
    }

    static Table nullVcpus(Scope scope, NullScheduler scheduler) {
        Listing listing = new Listing("null_vcpus", "null: vcpus", Cells.join(VcpuCells.COLUMNS, NULL))
                .whenEmpty(RecordKind.SCHEDULER.whenEmpty(scope, "no records of null"));
        scheduler.vcpus().forEach((key, counts) -> {
            if (scope.holds(key)) {
                Object[] cells = Arrays.stream(counts).boxed().toArray();
                listing.row(Arrays.stream(counts).sum(), Cells.join(VcpuCells.of(key), cells));
            }
        });
        return listing.tableInOrder(scope.rows(TickleTable.BRIEF));
    }
}
