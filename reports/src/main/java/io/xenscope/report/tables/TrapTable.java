package io.xenscope.report.tables;

import io.xenscope.format.event.Exceptions;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;

/** Traps of PV domains by vector. */
public final class TrapTable {
    private TrapTable() {}

    public static Table of(Scope scope) {
        Listing listing = new Listing(
                        "traps",
                        "Traps of PV domains",
                        Column.domain("dom", "dom"),
                        Column.count("vector", "vector"),
                        Column.text("name", "name"),
                        Column.count("count", "count"))
                .whenEmpty("no traps of PV domains");
        for (DomainFacts domain : scope.domains()) {
            domain.pv()
                    .traps()
                    .forEach((vector, count) ->
                            listing.row(count, domain.dom(), vector, Exceptions.name(vector), count));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }
}
