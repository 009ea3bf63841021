package io.xenscope.report.scheduler;

import io.xenscope.analyze.scheduler.Credit;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.Arrays;
import java.util.List;

/** The credit scheduler. */
final class CreditTables {
    private static final List<Column> DECISIONS = List.of(
            Column.count("account_starts", "active"),
            Column.count("account_stops", "inactive"),
            Column.count("stolen", "stolen"),
            Column.count("picked_cpu", "pcpu picked"),
            Column.count("boosts", "boosted"),
            Column.count("unboosts", "unboosted"),
            Column.count("ratelimits", "kept by rate limit"));

    private CreditTables() {}

    static Table vcpus(Scope scope, Credit credit) {
        Listing listing = new Listing("credit_vcpus", "credit: vcpus", Cells.join(VcpuCells.COLUMNS, DECISIONS))
                .whenEmpty(RecordKind.SCHEDULER.whenEmpty(scope, "no records of credit"))
                .note(
                        "active, inactive: credit is charged from here, no more from here. stolen: taken by another pcpu.");
        credit.vcpus().forEach((key, counts) -> {
            if (scope.holds(key)) {
                Object[] cells = Arrays.stream(counts).boxed().toArray();
                listing.row(Arrays.stream(counts).sum(), Cells.join(VcpuCells.of(key), cells));
            }
        });
        return listing.tableInOrder(scope.rows(TickleTable.BRIEF));
    }

    static Table steals(Scope scope, Credit credit) {
        Listing listing = new Listing(
                        "credit_steals",
                        "credit: where pcpus looked for work",
                        Column.count("pcpu", "pcpu"),
                        Column.count("peer", "peer"),
                        Column.count("skipped", "went by"),
                        Column.count("checked", "looked"),
                        Column.count("stolen", "stole"))
                .whenEmpty(RecordKind.SCHEDULER.whenEmpty(scope, "no records of credit"));
        credit.steals()
                .forEach((pcpu, peers) -> peers.forEach((peer, steals) -> listing.row(
                        steals.checked() + steals.skipped(),
                        pcpu,
                        peer < 0 ? null : peer,
                        steals.skipped(),
                        steals.checked(),
                        steals.stolen())));
        return listing.tableInOrder(scope.rows(TickleTable.BRIEF));
    }
}
