package io.xenscope.sql;

import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.Field;
import io.xenscope.format.event.FieldType;
import io.xenscope.format.event.PayloadLayout;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.report.events.EventFields;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * Views {@code ev.EVENT} that name the fields of payloads, of all forms of records that occur: {@code capture, t_ns, pcpu, on_dom,
 * on_vcpu} and a number for each field, named as {@code dump --format ndjson} names it.
 */
final class EventViews {
    private static final String FORMS =
            "select event, id, n, list(distinct capture order by capture) from events group by 1, 2, 3 order by 1, 2, 3";

    private final Shelf shelf;
    private boolean isMade;

    EventViews(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Makes them, of the table of events, which is there. */
    void make(Database database) throws SQLException {
        if (isMade) {
            return;
        }
        Map<String, StringJoiner> views = new LinkedHashMap<>();
        try {
            database.query(FORMS, rows -> {
                while (rows.next()) {
                    Object[] captures = (Object[]) rows.getArray(4).getArray();
                    Map<Integer, StringJoiner> byEra = new LinkedHashMap<>();
                    for (Object capture : captures) {
                        int number = ((Number) capture).intValue();
                        byEra.computeIfAbsent(shelf.source(number).era().bits(), era -> new StringJoiner(", "))
                                .add(Integer.toString(number));
                    }
                    String name = rows.getString(1);
                    int id = rows.getInt(2);
                    int words = rows.getInt(3);
                    byEra.forEach(
                            (era, of) -> views.computeIfAbsent(name, none -> new StringJoiner(" union all by name "))
                                    .add(select(name, id, words, new Era(era), of.toString())));
                }
            });
        } catch (IOException e) {
            throw new SQLException(e);
        }
        database.run("create schema if not exists ev");
        for (Map.Entry<String, StringJoiner> view : views.entrySet()) {
            database.run("create or replace view ev.\"" + view.getKey() + "\" as " + view.getValue());
        }
        isMade = true;
    }

    /** The records of one form, in captures whose payloads are read alike. */
    private static String select(String event, int id, int words, Era era, String captures) {
        StringJoiner columns = new StringJoiner(", ");
        columns.add("capture").add("t_ns").add("pcpu").add("dom as on_dom").add("vcpu as on_vcpu");
        // The table of events has payloads only: not what stands before them.
        Era ofPayload = era.without(Era.Trait.HVM_PREFIX);
        PayloadLayout layout = EventCatalogue.standard().kind(id).layoutFor(words, ofPayload);
        for (Field field : EventFields.present(event, layout, words)) {
            columns.add(orNull(field, value(field, words)) + " as \"" + EventFields.name(field) + "\"");
        }
        if (SchedEvents.isRunstateChange(id)) {
            columns.add(Database.quoted(Runstate.oldOf(id).toString()) + " as from_state");
            columns.add(Database.quoted(Runstate.newOf(id).toString()) + " as to_state");
        }
        return "select " + columns + " from events where event = " + Database.quoted(event) + " and id = " + id
                + " and n = " + words + " and capture in (" + captures + ")";
    }

    /** A number that stands for none is null. */
    private static String orNull(Field field, String value) {
        OptionalInt none = EventFields.none(field);
        if (none.isEmpty()) {
            return value;
        }
        int word = none.getAsInt();
        return "nullif(" + value + ", " + (field.type() == FieldType.I32 ? word : Integer.toUnsignedLong(word)) + ")";
    }

    /** A field as a number of 64 bits, as {@link Field#value} has it, in records with so many words. */
    private static String value(Field field, int words) {
        String first = "w" + field.firstWord();
        if (field.type().wide()) {
            boolean isHighFirst = field.type() == FieldType.U64_HIGH_FIRST;
            int second = field.type() == FieldType.BLOCK
                    ? Math.min(field.firstWord() + 1, Math.min(field.lastWord(), words - 1))
                    : field.lastWord();
            if (second == field.firstWord()) {
                return unsigned(first);
            }
            String other = "w" + second;
            String high = isHighFirst ? first : other;
            String low = isHighFirst ? other : first;
            return "(" + high + "::bigint * 4294967296 + " + unsigned(low) + ")";
        }
        return signedOrNot(field, first);
    }

    private static String unsigned(String word) {
        return "(" + word + "::bigint & 4294967295)";
    }

    private static String signedOrNot(Field field, String word) {
        long mask = (1L << field.high() - field.low() + 1) - 1;
        String bits = "((" + unsigned(word) + " >> " + field.low() + ") & " + mask + ")";
        boolean isSigned = switch (field.type()) {
            case I8, I16, I32 -> true;
            default -> false;
        };
        long sign = (mask >> 1) + 1;
        return isSigned
                ? "(case when " + bits + " >= " + sign + " then " + bits + " - " + (mask + 1) + " else " + bits
                        + " end)"
                : bits;
    }
}
