package io.xenscope.report.exits;

import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.analyze.stats.VmExitAccount;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitsByReason;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.List;

/** VM exits of each vcpu by reason: those that cost most time in Xen first. */
final class VcpuExitTable {
    private static final List<Column> OWN =
            List.of(Column.text("reason", "reason"), Column.count("code", "code"), Column.count("count", "count"));
    private static final List<Column> LAST =
            List.of(Column.count("unfinished", "open"), Column.count("unhandled", "untold"));

    private VcpuExitTable() {}

    static Table of(Scope scope, VcpuTrackers<ExitsByReason> exits, String whenEmpty) {
        List<Column> columns = Cells.join(Cells.join(Cells.join(VcpuCells.COLUMNS, OWN), ArcCells.COLUMNS), LAST);
        ExitNames names = new ExitNames(scope.analysis());
        Listing listing = new Listing("exits", "VM exits by vcpu and reason", columns)
                .whenEmpty(whenEmpty)
                .note("total: exit to entry, of which in Xen on a pcpu, waiting for one, blocked (halted, or until a"
                        + " device model answers). open: entry not seen; untold: no handler said what it was.");
        exits.forEach((vcpu, tracker) -> tracker.exits().forEach((reason, account) -> {
            if (!account.isEmpty()) {
                Object[] own = {names.name(reason), ExitReason.code(reason), account.count()};
                listing.row(account.xen(), row(scope, vcpu, own, account));
            }
        }));
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    private static Object[] row(Scope scope, int vcpu, Object[] own, VmExitAccount account) {
        Object[] last = {account.unfinished(), account.unhandled()};
        return Cells.join(Cells.join(Cells.join(VcpuCells.of(vcpu), own), ArcCells.of(scope, account)), last);
    }
}
