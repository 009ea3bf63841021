package io.xenscope.report.rows;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.Field;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.report.events.EventFields;
import io.xenscope.report.events.EventName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** One record of one event, its payload as named fields: those of all forms that the event has had. */
final class EventFieldsRow {
    private static final String SCHEMA = "ev.";
    private static final int WORDS = 7;

    /** By event; made when the first is asked for. */
    private static final Map<String, RowTable<EventFieldsRow>> TABLES = new ConcurrentHashMap<>();

    /** A field of records with one header. */
    private record Place(Field field, OptionalInt none) {}

    /** The fields of records with one header by column; no table of records of other events. */
    private record Form(RowTable<EventFieldsRow> table, Map<String, Place> places) {}

    private static final Form OTHER = new Form(null, Map.of());

    private final RowReading reading;
    private final List<String> events;
    private final Era era;
    private final Map<Long, Form> forms = new HashMap<>();
    private PcpuStream stream;
    private Form form;

    private EventFieldsRow(RowReading reading, List<String> events) {
        this.reading = reading;
        this.events = events;
        this.era = reading.overview().era();
    }

    /** The table of an event, by its name in a dump; null where the catalogue has none of that name. */
    static RowTable<?> table(String event) {
        RowTable<?> known = TABLES.get(event);
        if (known != null) {
            return known;
        }
        Map<String, String> columns = columns(event);
        return columns == null ? null : TABLES.computeIfAbsent(event, none -> table(event, columns));
    }

    /** Whether a table is one of an event. */
    static boolean isOne(RowTable<?> table) {
        return table.name().startsWith(SCHEMA) && TABLES.get(event(table)) == table;
    }

    private static String event(RowTable<?> table) {
        return table.name().substring(SCHEMA.length());
    }

    private static RowTable<EventFieldsRow> table(String event, Map<String, String> fields) {
        return RowTable.of(
                SCHEMA + event,
                "Records of " + event + " in the order of time, with their fields",
                columns -> declare(columns, event, fields));
    }

    private static void declare(RowTable.Maker<EventFieldsRow> columns, String event, Map<String, String> fields) {
        columns.sliced()
                .nanos("t_ns", row -> row.reading.nanos(row.stream.time()), "when")
                .small("pcpu", row -> row.stream.pcpu(), "where")
                .who("on_", row -> row.stream.vcpu(), "who ran there before the record");
        fields.forEach((column, unit) -> columns.big(column, unit, row -> row.value(column), "field of the payload"));
        if (isRunstateChange(event)) {
            columns.name("from_state", row -> Runstate.oldOf(row.id()).toString(), "runstate before")
                    .name("to_state", row -> Runstate.newOf(row.id()).toString(), "runstate since");
        }
    }

    /** By name the unit of all fields that records of an event have had; null where the catalogue has no such event. */
    private static Map<String, String> columns(String event) {
        Map<String, String> columns = new LinkedHashMap<>();
        boolean isKnown = false;
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            for (PayloadLayout layout : kind.layouts()) {
                if (isNamed(event, kind, layout)) {
                    isKnown = true;
                    EventFields.present(event, layout, WORDS)
                            .forEach(field -> columns.putIfAbsent(EventFields.name(field), unit(field)));
                }
            }
        }
        return isKnown ? columns : null;
    }

    private static String unit(Field field) {
        return EventFields.name(field).equals(field.name()) ? "" : EventFields.unit(field.unit());
    }

    /** Whether records of a kind have a name in dumps; of a range of ids any of them. */
    private static boolean isNamed(String event, EventKind kind, PayloadLayout layout) {
        if (kind.id() == GenEvents.LOST_RECORDS
                && (event.equals(EventName.LOSS_BEGIN) || event.equals(EventName.LOSS_END))) {
            return true;
        }
        int id = kind.id();
        do {
            if (EventName.of(kind, layout, id).equals(event)) {
                return true;
            }
            id++;
        } while (id <= (kind.id() | kind.freeBits()));
        return false;
    }

    private static boolean isRunstateChange(String event) {
        return EventCatalogue.standard().kinds().stream()
                .anyMatch(kind -> SchedEvents.isRunstateChange(kind.id())
                        && EventName.of(kind.id()).equals(event));
    }

    /** Reads all tables of events in one pass. */
    static void read(RowReading reading, RowSinks sinks) {
        List<String> events = sinks.tables().stream()
                .filter(EventFieldsRow::isOne)
                .map(EventFieldsRow::event)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        EventFieldsRow row = new EventFieldsRow(reading, events);
        reading.eachRecord(stream -> {
            row.stream = stream;
            row.give(sinks);
        });
    }

    private void give(RowSinks sinks) {
        form = forms.computeIfAbsent(EventRow.key(stream), this::form);
        if (form.table != null) {
            sinks.give(form.table, this);
        }
    }

    private Form form(long key) {
        String event = EventRow.name(key, era);
        if (!events.contains(event)) {
            return OTHER;
        }
        // The cursor has what stands before a payload in word -1.
        int words = stream.record().wordCount();
        PayloadLayout layout = EventCatalogue.standard().kind(id()).layoutFor(words, era.without(Era.Trait.HVM_PREFIX));
        Map<String, Place> places = new HashMap<>();
        EventFields.present(event, layout, words)
                .forEach(field -> places.put(EventFields.name(field), new Place(field, EventFields.none(field))));
        return new Form(TABLES.get(event), places);
    }

    private int id() {
        return stream.record().event();
    }

    private long value(String column) {
        Place place = form.places.get(column);
        if (place == null) {
            return RowTable.NULL;
        }
        long value = place.field.value(stream.record());
        // As dump compares: the sign does not matter.
        return place.none.isPresent() && (int) value == place.none.getAsInt() ? RowTable.NULL : value;
    }
}
