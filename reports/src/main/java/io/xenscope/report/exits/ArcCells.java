package io.xenscope.report.exits;

import io.xenscope.analyze.stats.VmExitAccount;
import io.xenscope.report.table.Column;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Durations;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** The columns that tell of VM-exit arcs in one row, and their cells. */
public final class ArcCells {
    public static final List<Column> COLUMNS = Cells.join(
            Cells.join(
                    List.of(
                            Column.nanos("total_ns", "total"),
                            Column.nanos("xen_ns", "in Xen"),
                            Column.nanos("waiting_ns", "waiting"),
                            Column.nanos("blocked_ns", "blocked")),
                    Durations.SHORT),
            List.of(Column.moment("max_at_ns", "max at")));

    private ArcCells() {}

    public static Object[] of(Scope scope, VmExitAccount account) {
        Object[] totals = {
            scope.nanos(account.total()),
            scope.nanos(account.xen()),
            scope.nanos(account.waiting()),
            scope.nanos(account.blocked())
        };
        boolean any = account.durations().count() > 0;
        Object[] worst = {any ? (Object) scope.moment(account.worstAt()) : null};
        return Cells.join(Cells.join(totals, Durations.brief(scope, account.durations())), worst);
    }
}
