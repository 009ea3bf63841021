package io.xenscope.report.info;

import io.xenscope.analyze.stats.EventCounts;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import java.util.Locale;

/** How many records of each event the capture holds; window headers count as one event, as the format has it. */
final class EventsTable {
    private static final int ID_DIGITS = 7;

    private EventsTable() {}

    static Table of(Scope scope) {
        Listing listing = new Listing(
                        "events",
                        "Events",
                        Column.hex("id", "id", ID_DIGITS),
                        Column.text("name", "name"),
                        Column.text("class", "class"),
                        Column.count("count", "count"),
                        Column.count("bytes", "bytes"),
                        Column.percent("bytes_pct", "of bytes"))
                .whenEmpty("none: the capture holds no records");
        EventCounts counts = scope.accounts().events();
        double all = counts.bytes();
        counts.forEach((id, count, bytes) -> add(listing, id, count, bytes, all));
        if (counts.implausible() > 0) {
            long bytes = counts.implausibleBytes();
            listing.row(0, null, "not an event of Xen", "unknown", counts.implausible(), bytes, 100 * bytes / all);
        }
        return listing.table(scope.rows(Integer.MAX_VALUE));
    }

    private static void add(Listing listing, int id, long count, long bytes, double all) {
        EventKind kind = EventCatalogue.standard().kind(id);
        String eventClass = kind.eventClass().name().toLowerCase(Locale.ROOT);
        listing.row(0, id, kind.nameOf(id), eventClass, count, bytes, 100 * bytes / all);
    }
}
