package io.xenscope.report.latency;

import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Durations;
import io.xenscope.report.tables.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every named latency: its percentiles, and how often it was how long. */
final class LatencyTables {
    private static final int BAR = 40;

    private final Scope scope;
    private final List<LatencyRow> rows;
    private final boolean byPcpu;
    private final List<Column> keys;

    LatencyTables(Scope scope, Set<Level> levels, List<LatencyRow> rows) {
        this.scope = scope;
        this.rows = rows;
        byPcpu = levels.contains(Level.PCPU);
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("name", "latency"),
                Column.text("level", "of"),
                Column.domain("dom", "dom"),
                Column.count("vcpu", "vcpu")));
        if (byPcpu) {
            columns.add(Column.count("pcpu", "pcpu"));
        }
        columns.add(Column.text("reason", "reason"));
        keys = List.copyOf(columns);
    }

    Table percentiles() {
        Table table = new Table("latencies", "Latencies", Cells.join(keys, Durations.FULL))
                .whenEmpty("nothing was seen from begin to end")
                .note("Only what was seen from begin to end counts. wake-to-run is a part of runnable; exit: VM exit to"
                        + " entry."
                        + (byPcpu ? " By pcpu: where the wait ended, where the vcpu ran, where the guest left." : ""));
        rows.forEach(row -> table.row(Cells.join(keys(row), Durations.full(scope, row.durations()))));
        return table;
    }

    /** Counts between lengths that grow as 1, 2, 5, 10. */
    Table histogram() {
        List<Column> own = new ArrayList<>(List.of(
                Column.nanos("from_ns", "from"),
                Column.nanos("to_ns", "to"),
                Column.count("count", "count"),
                Column.percent("share_pct", "of these"),
                Column.percent("up_to_pct", "up to")));
        if (scope.isBrief()) {
            own.add(Column.text("bar", ""));
        }
        Table table = new Table("histogram", "How often how long", Cells.join(keys, own))
                .whenEmpty("nothing was seen from begin to end")
                .note("A duration that equals a border counts above it.");
        rows.forEach(row -> add(table, row));
        return table;
    }

    private void add(Table table, LatencyRow row) {
        Decades decades = new Decades(scope, row.durations());
        long most = decades.most();
        LatencyHistogram all = row.durations();
        decades.forEach((from, to, count, upTo) -> {
            List<Object> cells = new ArrayList<>(
                    List.of(from, to, count, Cells.percent(count, all.count()), Cells.percent(upTo, all.count())));
            if (scope.isBrief()) {
                cells.add("\u2588".repeat((int) ((count * BAR + most - 1) / most)));
            }
            table.row(Cells.join(keys(row), cells.toArray()));
        });
    }

    private Object[] keys(LatencyRow row) {
        LatencyRow.Owner owner = row.owner();
        return byPcpu
                ? new Object[] {row.name(), owner.level().key(), owner.dom(), owner.vcpu(), owner.pcpu(), row.reason()}
                : new Object[] {row.name(), owner.level().key(), owner.dom(), owner.vcpu(), row.reason()};
    }
}
