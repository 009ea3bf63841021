package io.xenscope.report.interval;

import io.xenscope.analyze.interval.Grid;
import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.interval.Intervals;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.PcpuState;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Scope;
import java.util.ArrayList;
import java.util.List;

/** The rows of one account: interval by interval, each with the moment at which it begins and its length. */
final class IntervalTable {
    private static final List<Column> INTERVAL =
            List.of(Column.moment("from_ns", "from"), Column.nanos("length_ns", "length"));
    private static final List<String> GRANT_KINDS = List.of("", "map", "unmap", "transfer");

    private final Scope scope;
    private final Account account;
    private final ExitNames exits;

    IntervalTable(Scope scope, Account account) {
        this.scope = scope;
        this.account = account;
        this.exits = new ExitNames(scope.analysis());
    }

    Table of(Grid grid) {
        Table table = new Table(account.word(), account.title(), Cells.join(Cells.join(INTERVAL, keys()), figures()))
                .whenEmpty(account.needed().whenEmpty(scope, "nothing of this kind"))
                .note(note());
        Intervals intervals = grid.intervals();
        grid.forEach((interval, key, figures) -> {
            Object[] first = {scope.moment(intervals.begin(interval)), scope.nanos(intervals.ticks(interval))};
            Object[] cells = cells(figures, intervals.ticks(interval));
            table.row(Cells.join(Cells.join(first, keyCells(key)), cells));
        });
        return table;
    }

    private String note() {
        return switch (account) {
            case DOMAINS, VCPUS ->
                "%: of the interval, one pcpu is 100. Runs count where they were, not where they ended.";
            case PCPUS -> "%: of the interval, busy or switching.";
            case EXITS -> "count: exits; total: from exit to entry, blocked and waiting time in it.";
            case GRANTS -> "dom: of whom pages are mapped; by whom is not told here.";
            case CR3S -> "switches: writes of CR3 that the hypervisor saw; ran: with that page table.";
            default -> "";
        };
    }

    private List<Column> keys() {
        Column dom = Column.domain("dom", "dom");
        return switch (account) {
            case DOMAINS -> List.of(dom);
            case VCPUS -> List.of(dom, Column.count("vcpu", "vcpu"));
            case PCPUS -> List.of(Column.count("pcpu", "pcpu"));
            case EXITS -> List.of(dom, Column.text("reason", "reason"));
            case INJECTIONS -> List.of(dom, Column.count("vector", "vector"));
            case CALLS -> List.of(dom, Column.count("number", "number"), Column.text("name", "name"));
            case IRQS -> List.of(Column.count("irq", "irq"), Column.count("pcpu", "pcpu"));
            case GRANTS -> List.of(dom, Column.text("kind", "kind"));
            case CR3S -> List.of(dom, Column.hex("gfn", "page table", 1));
        };
    }

    private Object[] keyCells(Key key) {
        Object dom = key.first() == 0xFFFF ? null : (Object) key.first();
        return switch (account) {
            case DOMAINS -> new Object[] {dom};
            case VCPUS, INJECTIONS, IRQS, CR3S -> new Object[] {dom, key.second()};
            case PCPUS -> new Object[] {key.first()};
            case EXITS -> new Object[] {dom, exits.name((int) key.second())};
            case CALLS -> new Object[] {dom, key.second(), Hypercalls.name((int) key.second())};
            case GRANTS -> new Object[] {dom, GRANT_KINDS.get((int) key.second())};
        };
    }

    private List<Column> figures() {
        List<Column> figures = new ArrayList<>();
        switch (account) {
            case DOMAINS, VCPUS -> {
                for (VcpuState state : VcpuState.values()) {
                    figures.add(
                            Column.nanos(state.key() + "_ns", state == VcpuState.RUNNABLE ? "waiting" : state.key()));
                }
                figures.add(Column.percent("running_pct", "running"));
            }
            case PCPUS -> {
                for (PcpuState state : PcpuState.values()) {
                    figures.add(Column.nanos(state.key() + "_ns", state.key()));
                }
                figures.add(Column.percent("busy_pct", "busy"));
            }
            case EXITS, IRQS -> {
                figures.add(Column.count("count", "count"));
                figures.add(Column.nanos("total_ns", "total"));
                figures.add(Column.percent("share_pct", "of a pcpu"));
            }
            case CR3S -> {
                figures.add(Column.count("switches", "switches"));
                figures.add(Column.nanos("total_ns", "ran"));
                figures.add(Column.percent("share_pct", "of a pcpu"));
            }
            default -> figures.add(Column.count("count", "count"));
        }
        return figures;
    }

    private Object[] cells(long[] figures, long length) {
        switch (account) {
            case DOMAINS, VCPUS, PCPUS -> {
                Object[] cells = new Object[figures.length + 1];
                for (int i = 0; i < figures.length; i++) {
                    cells[i] = scope.nanos(figures[i]);
                }
                // Switching between vcpus keeps a pcpu busy, too.
                long busy = figures[0] + (account == Account.PCPUS ? figures[PcpuState.SWITCHING.ordinal()] : 0);
                cells[figures.length] = Cells.percent(busy, length);
                return cells;
            }
            case EXITS, IRQS, CR3S -> {
                return new Object[] {figures[0], scope.nanos(figures[1]), Cells.percent(figures[1], length)};
            }
            default -> {
                return new Object[] {figures[0]};
            }
        }
    }
}
