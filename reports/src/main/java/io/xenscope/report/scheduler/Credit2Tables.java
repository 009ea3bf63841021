package io.xenscope.report.scheduler;

import io.xenscope.analyze.scheduler.Credit2;
import io.xenscope.analyze.scheduler.Spread;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.List;

/** The credit2 scheduler. */
final class Credit2Tables {
    private static final double PER_CENT = 1e4;

    private static final List<Column> OF_VCPU = List.of(
            Column.count("burns", "burns"),
            Column.nanos("burned_ns", "burned"),
            Column.count("credit_min", "credit min"),
            Column.count("credit_mean", "mean"),
            Column.count("credit_max", "max"),
            Column.count("resets", "resets"),
            Column.percent("load_mean_pct", "load mean"),
            Column.percent("load_max_pct", "load max"),
            Column.count("queued", "queued"),
            Column.decimal("place_mean", "place", 2),
            Column.count("picks", "pcpu picked"),
            Column.count("migrations", "queue moves"),
            Column.count("ratelimits", "kept by rate limit"));

    private Credit2Tables() {}

    static Table vcpus(Scope scope, Credit2 credit2) {
        Listing listing = new Listing("credit2_vcpus", "credit2: vcpus", Cells.join(VcpuCells.COLUMNS, OF_VCPU))
                .whenEmpty(RecordKind.SCHEDULER.whenEmpty(scope, "no records of credit2"))
                .note(
                        "credit: after burns, in Xen's units. place: mean place at which it entered its run queue, 0 is first.");
        credit2.vcpus().forEach((key, vcpu) -> {
            if (scope.holds(key)) {
                listing.row(vcpu.burned.count(), Cells.join(VcpuCells.of(key), row(vcpu)));
            }
        });
        return listing.tableInOrder(scope.rows(TickleTable.BRIEF));
    }

    private static Object[] row(Credit2.Vcpu vcpu) {
        boolean any = vcpu.credit.count() > 0;
        return new Object[] {
            vcpu.burned.count(),
            vcpu.burned.sum(),
            any ? vcpu.credit.min() : null,
            vcpu.credit.mean(),
            any ? vcpu.credit.max() : null,
            vcpu.resets(),
            vcpu.load.mean() / PER_CENT,
            max(vcpu.load),
            vcpu.place.count(),
            vcpu.place.mean(),
            vcpu.picks(),
            vcpu.migrations(),
            vcpu.ratelimits()
        };
    }

    private static Object max(Spread millionths) {
        return millionths.count() == 0 ? null : (Object) (millionths.max() / PER_CENT);
    }

    static Table queues(Scope scope, Credit2 credit2) {
        Listing listing = new Listing(
                        "credit2_queues",
                        "credit2: run queues",
                        Column.count("runq", "queue"),
                        Column.count("samples", "samples"),
                        Column.decimal("length_mean", "length mean", 2),
                        Column.count("length_max", "length max"),
                        Column.percent("load_mean_pct", "load mean"),
                        Column.percent("load_max_pct", "load max"),
                        Column.count("arrivals", "moves in"),
                        Column.count("departures", "moves out"),
                        Column.count("balances", "balances"))
                .whenEmpty(RecordKind.SCHEDULER.whenEmpty(scope, "no records of credit2"))
                .note("length: vcpus that ran or waited, when load was updated. load: 100 % is one pcpu.");
        credit2.queues()
                .forEach((number, queue) -> listing.row(
                        queue.length.count(),
                        number < 0 ? null : number,
                        queue.length.count(),
                        queue.length.mean(),
                        queue.length.count() == 0 ? null : queue.length.max(),
                        queue.load.mean() / PER_CENT,
                        max(queue.load),
                        queue.arrivals(),
                        queue.departures(),
                        queue.balances()));
        return listing.tableInOrder(scope.rows(TickleTable.BRIEF));
    }
}
