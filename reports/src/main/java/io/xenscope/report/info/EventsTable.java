package io.xenscope.report.info;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many records of each event the capture holds; window headers count as one event, as the format has it. */
final class EventsTable {
    private static final int ID_DIGITS = 7;

    /** {@code id} is null for anything that is no event of Xen. */
    private record Row(Integer id, String name, String eventClass, long count, long bytes, long all) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("events", "Events")
            .hex("id", ID_DIGITS, Row::id)
            .text("name", Row::name)
            .text("class", Row::eventClass)
            .keys()
            .count("count", Row::count)
            .count("bytes", Row::bytes)
            .share("bytes_pct", Row::bytes, Row::all)
            .whenEmpty("none: the capture holds no records");

    private EventsTable() {}

    static Table of(Scope scope) {
        List<Row> rows = new ArrayList<>();
        EventCounts counts = scope.accounts().events();
        counts.forEach((id, count, bytes) -> {
            EventKind kind = EventCatalogue.standard().kind(id);
            String eventClass = kind.eventClass().name().toLowerCase(Locale.ROOT);
            rows.add(new Row(id, kind.nameOf(id), eventClass, count, bytes, counts.bytes()));
        });
        if (counts.implausible() > 0) {
            long bytes = counts.implausibleBytes();
            rows.add(new Row(null, "not an event of Xen", "unknown", counts.implausible(), bytes, counts.bytes()));
        }
        return COLUMNS.listing(scope).rows(rows, none -> 0).table(scope.rows(Integer.MAX_VALUE));
    }
}
