package io.xenscope.report.exits;

import io.xenscope.analyze.hvm.ArcAccount;
import io.xenscope.analyze.hvm.HandlerStudy;
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

    static Table of(Scope scope, HandlerStudy handlers, String whenEmpty) {
        ExitNames names = new ExitNames(scope.analysis());
        List<Column> columns = Cells.join(Cells.join(VcpuCells.COLUMNS, OWN), ArcCells.COLUMNS);
        Listing listing = new Listing("handlers", "What the handlers of VM exits told", columns)
                .whenEmpty(whenEmpty)
                .note("Times are those of whole exits that held such a record. left: of these, the vcpu was blocked or"
                        + " paused, as it is until a device model has answered.");
        handlers.forEach((vcpu, reason, kind, key, account) -> {
            if (scope.holds(vcpu)) {
                Object[] own = {
                    reason == HandlerStudy.NO_REASON ? null : names.name(reason),
                    kind.key(),
                    HandlerNames.key(kind, key),
                    HandlerNames.name(kind, key),
                    account.records(),
                    account.arcs().count(),
                    account.left()
                };
                listing.row(
                        account.records(),
                        Cells.join(Cells.join(VcpuCells.of(vcpu), own), ArcCells.of(scope, account)));
            }
        });
        addRest(scope, listing, handlers.rest());
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    private static void addRest(Scope scope, Listing listing, ArcAccount rest) {
        if (rest != null) {
            Object[] own = {
                null,
                null,
                Listing.OTHERS,
                null,
                null,
                null,
                rest.records(),
                rest.arcs().count(),
                rest.left()
            };
            listing.others(rest.records(), Listing.OTHERS, Cells.join(own, ArcCells.of(scope, rest)));
        }
    }
}
