package io.xenscope.report.memory;

import io.xenscope.analyze.memory.Occurrences;
import io.xenscope.analyze.track.vcpu.PageChanges;
import io.xenscope.analyze.track.vcpu.PageChanges.Change;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** Changes of domains' memory by domain, order and cause. */
final class PageTables {
    private static final List<Column> WHAT = List.of(Column.count("order", "order"), Column.text("cause", "cause"));
    private static final List<Column> HOW_MANY = List.of(
            Column.count("count", "count"),
            Column.count("pages", "pages"),
            Column.moment("first_ns", "first"),
            Column.moment("last_ns", "last"));
    private static final String CAUSES =
            "cause: a fault or a hypercall of the domain itself, or another domain that ran.";

    private PageTables() {}

    static Table p2m(Scope scope, PageChanges.Sum pages, String whenEmpty) {
        Listing listing = listing("p2m", "Changes of the p2m, by the new type", whenEmpty, Column.text("type", "type"));
        pages.forEach((dom, change, cause, type, order, occurrences) -> {
            if (change == Change.SET_P2M_ENTRY) {
                Object[] own = {type == PageChanges.NONE ? null : XenNames.p2mType(type)};
                add(scope, listing, dom, own, order, cause, occurrences);
            }
        });
        return listing.note(CAUSES).others(pages.others()).table(scope.rows(Listing.BRIEF));
    }

    static Table reservations(Scope scope, PageChanges.Sum pages, String whenEmpty) {
        Listing listing = listing("reservations", "Memory given back", whenEmpty);
        pages.forEach((dom, change, cause, type, order, occurrences) -> {
            if (change == Change.DECREASE_RESERVATION) {
                add(scope, listing, dom, new Object[0], order, cause, occurrences);
            }
        });
        return listing.others(pages.others()).table(scope.rows(Listing.BRIEF));
    }

    static Table pod(Scope scope, PageChanges.Sum pages, String whenEmpty) {
        Listing listing = listing("pod", "Populate-on-demand", whenEmpty, Column.text("change", "change"));
        pages.forEach((dom, change, cause, type, order, occurrences) -> {
            if (change.compareTo(Change.POD_POPULATE) >= 0) {
                add(scope, listing, dom, new Object[] {change.key()}, order, cause, occurrences);
            }
        });
        return listing.note(CAUSES).others(pages.others()).table(scope.rows(Listing.BRIEF));
    }

    private static Listing listing(String name, String title, String whenEmpty, Column... own) {
        List<Column> first = Cells.join(List.of(Column.domain("dom", "dom")), List.of(own));
        return new Listing(name, title, Cells.join(Cells.join(first, WHAT), HOW_MANY)).whenEmpty(whenEmpty);
    }

    private static void add(
            Scope scope,
            Listing listing,
            long dom,
            Object[] own,
            int order,
            PageChanges.Cause cause,
            Occurrences occurrences) {
        if (scope.isEveryVcpu() || scope.holdsAnyOf((int) dom)) {
            Object[] rest = {
                order == PageChanges.NONE ? null : (Object) order,
                cause.key(),
                occurrences.count(),
                occurrences.pages(),
                scope.moment(occurrences.first()),
                scope.moment(occurrences.last())
            };
            listing.row(occurrences.count(), Cells.join(Cells.join(new Object[] {dom}, own), rest));
        }
    }
}
