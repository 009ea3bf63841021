package io.xenscope.report.exits;

import io.xenscope.analyze.stats.VmExitAccount;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitHandlers;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.List;

/** What the handlers of VM exits told, by vcpu, reason and object: the registers, ports, addresses, vectors. */
final class HandlerTable {
    private static final List<Column> OWN = List.of(
            Column.text("reason", "reason"),
            Column.text("kind", "handler"),
            Column.text("key", "key"),
            Column.text("name", "name"),
            Column.count("count", "records"),
            Column.count("arcs", "exits"),
            Column.count("left", "left"));

    private HandlerTable() {}

    static Table of(Scope scope, VcpuTrackers<ExitHandlers> handlers, String whenEmpty) {
        ExitNames names = new ExitNames(scope.analysis());
        List<Column> columns = Cells.join(Cells.join(VcpuCells.COLUMNS, OWN), ArcCells.COLUMNS);
        Listing listing = new Listing("handlers", "What the handlers of VM exits told", columns)
                .whenEmpty(whenEmpty)
                .note("Times are those of whole exits that held such a record. left: of these, the vcpu was blocked or"
                        + " paused, as it is until a device model has answered.");
        VmExitAccount rest = new VmExitAccount();
        handlers.forEach((vcpu, tracker) -> {
            if (tracker.rest() != null) {
                rest.add(tracker.rest());
            }
            tracker.forEach((reason, kind, key, account) -> {
                Object[] own = {
                    reason == ExitHandlers.NO_REASON ? null : names.name(reason),
                    kind.key(),
                    HandlerNames.key(kind, key),
                    HandlerNames.name(kind, key),
                    account.records(),
                    account.finished(),
                    account.left()
                };
                listing.row(
                        account.records(),
                        Cells.join(Cells.join(VcpuCells.of(vcpu), own), ArcCells.of(scope, account)));
            });
        });
        addRest(scope, listing, rest);
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    private static void addRest(Scope scope, Listing listing, VmExitAccount rest) {
        if (!rest.isEmpty()) {
            Object[] own = {null, null, Listing.OTHERS, null, null, null, rest.records(), rest.finished(), rest.left()};
            listing.others(rest.records(), Listing.OTHERS, Cells.join(own, ArcCells.of(scope, rest)));
        }
    }
}
