package io.xenscope.report.exits;

import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitHandlers;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.ExitCells;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;

/** What the handlers of VM exits recorded, by vcpu, reason and object: the registers, ports, addresses, vectors. */
final class HandlerTable {
    private record Row(Integer vcpu, String reason, String kind, String key, String name, VmExitAccount account) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("handlers", "What the handlers of VM exits recorded")
            .with(Cells.VCPU, Row::vcpu)
            .text("reason", Row::reason)
            .text("kind", Row::kind)
            .text("key", Row::key)
            .text("name", Row::name)
            .keys()
            .count("count", row -> row.account.records())
            .count("arcs", row -> row.account.finished())
            .count("left", row -> row.account.left())
            .with(ExitCells.EXITS, Row::account)
            .note("Times are those of whole exits that held such a record. left: of these, the vcpu was blocked or"
                    + " paused, as it is until a device model has answered.");

    private HandlerTable() {}

    static Table of(Scope scope, VcpuTrackers<ExitHandlers> handlers, String whenEmpty) {
        ExitNames names = new ExitNames(scope.analysis());
        Listing<Row> listing = COLUMNS.listing(scope).whenEmpty(whenEmpty);
        VmExitAccount rest = new VmExitAccount();
        handlers.forEach((vcpu, tracker) -> {
            if (tracker.rest() != null) {
                rest.add(tracker.rest());
            }
            tracker.forEach((reason, kind, key, account) -> listing.row(
                    account.records(),
                    new Row(
                            vcpu,
                            reason == ExitHandlers.NO_REASON ? null : names.name(reason),
                            kind.key(),
                            HandlerNames.key(kind, key),
                            HandlerNames.name(kind, key),
                            account)));
        });
        if (!rest.isEmpty()) {
            listing.others(rest.records(), new Row(null, Listing.OTHERS, null, null, null, rest));
        }
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }
}
