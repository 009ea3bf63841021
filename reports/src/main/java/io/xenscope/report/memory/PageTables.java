package io.xenscope.report.memory;

import io.xenscope.analyze.track.vcpu.Occurrences;
import io.xenscope.analyze.track.vcpu.PageChanges;
import io.xenscope.analyze.track.vcpu.PageChanges.Change;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.function.Predicate;

/** Changes of domains' memory by domain, order and cause. */
final class PageTables {
    private static final String CAUSES =
            "cause: a fault or a hypercall of the domain itself, or another domain that ran.";

    private record Row(
            long dom, Change change, int type, int order, PageChanges.Cause cause, Occurrences occurrences) {}

    private static final Columns<Row> WHAT = Columns.<Row>group()
            .count("order", row -> row.order == PageChanges.NONE ? null : row.order)
            .text("cause", row -> row.cause.key())
            .keys()
            .count("count", row -> row.occurrences.count())
            .count("pages", row -> row.occurrences.pages())
            .moment("first_ns", row -> row.occurrences.first())
            .moment("last_ns", row -> row.occurrences.last());

    private static final Columns<Row> P2M = Columns.<Row>of("p2m", "Changes of the p2m, by the new type")
            .domain("dom", Row::dom)
            .text("type", row -> row.type == PageChanges.NONE ? null : XenNames.p2mType(row.type))
            .keys()
            .with(WHAT, row -> row)
            .note(CAUSES);

    private static final Columns<Row> RESERVATIONS = Columns.<Row>of("reservations", "Memory given back")
            .domain("dom", Row::dom)
            .keys()
            .with(WHAT, row -> row);

    private static final Columns<Row> POD = Columns.<Row>of("pod", "Populate-on-demand")
            .domain("dom", Row::dom)
            .text("change", row -> row.change.key())
            .keys()
            .with(WHAT, row -> row)
            .note(CAUSES);

    private PageTables() {}

    static Table p2m(Scope scope, PageChanges.Sum pages, String whenEmpty) {
        return table(scope, P2M, pages, change -> change == Change.SET_P2M_ENTRY, whenEmpty);
    }

    static Table reservations(Scope scope, PageChanges.Sum pages, String whenEmpty) {
        return table(scope, RESERVATIONS, pages, change -> change == Change.DECREASE_RESERVATION, whenEmpty);
    }

    static Table pod(Scope scope, PageChanges.Sum pages, String whenEmpty) {
        return table(scope, POD, pages, change -> change.compareTo(Change.POD_POPULATE) >= 0, whenEmpty);
    }

    private static Table table(
            Scope scope, Columns<Row> columns, PageChanges.Sum pages, Predicate<Change> shown, String whenEmpty) {
        Listing<Row> listing = columns.listing(scope).whenEmpty(whenEmpty);
        pages.forEach((dom, change, cause, type, order, occurrences) -> {
            if (shown.test(change) && (scope.isEveryVcpu() || scope.holdsAnyOf((int) dom))) {
                listing.row(occurrences.count(), new Row(dom, change, type, order, cause, occurrences));
            }
        });
        return listing.others(pages.others()).table(scope.rows(Listing.BRIEF));
    }
}
