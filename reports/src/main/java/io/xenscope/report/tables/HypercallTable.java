package io.xenscope.report.tables;

import io.xenscope.analyze.track.Counts;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;

/** Hypercalls of PV domains by number. */
public final class HypercallTable {
    private HypercallTable() {}

    public static Table of(Scope scope) {
        Listing listing = new Listing(
                        "hypercalls",
                        "Hypercalls by domain",
                        Column.domain("dom", "dom"),
                        Column.count("number", "number"),
                        Column.text("name", "name"),
                        Column.count("count", "count"),
                        Column.percent("share_pct", "of the domain's"),
                        Column.count("subcalls", "in multicalls"))
                .whenEmpty("no hypercalls")
                .note("in multicalls: calls that came inside a multicall; not in count.");
        for (DomainFacts domain : scope.domains()) {
            add(listing, domain);
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    private static void add(Listing listing, DomainFacts domain) {
        Counts calls = domain.pv().hypercalls();
        Counts members = domain.pv().subcalls();
        Counts either = new Counts();
        either.add(calls);
        either.add(members);
        either.forEach((number, sum) -> listing.row(
                sum,
                domain.dom(),
                number,
                Hypercalls.name(number),
                calls.of(number),
                Cells.percent(calls.of(number), calls.sum()),
                members.of(number)));
    }
}
