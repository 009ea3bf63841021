package io.xenscope.report.summary;

import io.xenscope.analyze.base.Counts;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.frame.DomainFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;

/** Hypercalls of PV domains by number. */
final class HypercallTable {
    private record Row(Integer dom, int number, long count, long all, long subcalls) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("hypercalls", "Hypercalls by domain")
            .domain("dom", Row::dom)
            .count("number", Row::number)
            .text("name", row -> Hypercalls.name(row.number))
            .keys()
            .count("count", Row::count)
            .share("share_pct", Row::count, Row::all)
            .count("subcalls", Row::subcalls)
            .whenEmpty("no hypercalls")
            .note("in multicalls: calls that came inside a multicall; not in count.");

    private HypercallTable() {}

    static Table of(Scope scope) {
        Listing<Row> listing = COLUMNS.listing(scope);
        for (DomainFacts domain : scope.domains()) {
            Counts calls = domain.pv().hypercalls();
            Counts members = domain.pv().subcalls();
            Counts either = new Counts();
            either.add(calls);
            either.add(members);
            either.forEach((number, sum) ->
                    listing.row(sum, new Row(domain.dom(), number, calls.of(number), calls.sum(), members.of(number))));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }
}
