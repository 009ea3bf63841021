package io.xenscope.report.tables;

import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stats.VmExitAccount;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import java.util.List;

/** VM exits by domain and reason: those that cost most time in Xen first. */
public final class ExitTable {
    private static final List<Column> COLUMNS = List.of(
            Column.domain("dom", "dom"),
            Column.text("reason", "reason"),
            Column.count("code", "code"),
            Column.count("count", "count"),
            Column.nanos("total_ns", "total"),
            Column.nanos("xen_ns", "in Xen"),
            Column.percent("xen_pct", "of running"));

    private final Scope scope;
    private final ExitNames names;
    private final Listing listing = new Listing(
                    "exits",
                    "VM exits by domain and reason",
                    Cells.join(Cells.join(COLUMNS, Durations.SHORT), List.of(Column.count("unfinished", "open"))))
            .whenEmpty("no VM exits")
            .note(
                    "total, p50, p99, max: exit to entry; in Xen: without blocked and waiting time; open: entry not seen.");

    private ExitTable(Scope scope) {
        this.scope = scope;
        this.names = new ExitNames(scope.analysis());
    }

    public static Table of(Scope scope) {
        ExitTable table = new ExitTable(scope);
        scope.domains().forEach(table::add);
        return table.listing.table(scope.rows(Listing.BRIEF));
    }

    private void add(DomainFacts domain) {
        long running = domain.ticks(VcpuState.RUNNING);
        domain.exits().forEach((reason, account) -> listing.row(account.xen(), row(domain, reason, account, running)));
    }

    private Object[] row(DomainFacts domain, int reason, VmExitAccount account, long running) {
        Object[] own = {
            domain.dom(),
            names.name(reason),
            ExitReason.code(reason),
            account.count(),
            scope.nanos(account.total()),
            scope.nanos(account.xen()),
            Cells.percent(account.xen(), running)
        };
        Object[] times = Durations.brief(scope, account.durations());
        return Cells.join(Cells.join(own, times), new Object[] {account.unfinished()});
    }
}
