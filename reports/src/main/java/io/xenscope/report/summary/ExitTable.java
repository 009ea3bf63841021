package io.xenscope.report.summary;

import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.DomainFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;

/** VM exits by domain and reason: those that cost most time in Xen first. */
final class ExitTable {
    private record Row(Integer dom, String name, int reason, VmExitAccount account, long running) {
        Long xen() {
            return Cells.divided(VmExitAccount::xen).apply(account);
        }
    }

    private static final Columns<Row> COLUMNS = Columns.<Row>of("exits", "VM exits by domain and reason")
            .domain("dom", Row::dom)
            .text("reason", Row::name)
            .count("code", row -> ExitReason.code(row.reason))
            .detail()
            .keys()
            .count("count", row -> row.account.count())
            .main()
            .ticks("total_ns", row -> row.account.total())
            .main()
            .ticks("xen_ns", Row::xen)
            .main()
            .moreIsWorse()
            .share("xen_pct", Row::xen, Row::running)
            .with(Cells.PERCENTILES, row -> row.account.durations())
            .count("unfinished", row -> row.account.unfinished())
            .whenEmpty("no VM exits")
            .note("total, p50, p99, max: exit to entry; in Xen: without blocked and waiting time; open: entry not"
                    + " seen.");

    private ExitTable() {}

    static Table of(Scope scope) {
        ExitNames names = new ExitNames(scope.analysis());
        Listing<Row> listing = COLUMNS.listing(scope);
        for (DomainFacts domain : scope.domains()) {
            long running = domain.ticks(VcpuState.RUNNING);
            domain.exits()
                    .forEach((reason, account) -> listing.row(
                            account.xen(), new Row(domain.dom(), names.name(reason), reason, account, running)));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }
}
