package io.xenscope.analyze.merge;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A field of the records of some events by its name in the event catalogue, wherever the layouts that fit the capture have
 * it. Finds the place once for each header it meets. May be asked by several threads.
 */
public final class PayloadField {
    /** The field of records with a header; null where they have none. */
    private record Found(int header, Field field) {}

    private final Era era;
    private final String[] names;
    private final Map<Integer, Found> byHeader = new ConcurrentHashMap<>();
    private Found last = new Found(0, null);

    /** {@code names}: the first that a layout has is taken. */
    public PayloadField(Era era, String... names) {
        this.era = era;
        this.names = names.clone();
    }

    /** The value; {@code absent} where the record has no such field. */
    public long of(RecordCursor record, long absent) {
        Field field = field(record);
        return field == null || !field.isPresent(record) ? absent : field.value(record);
    }

    public boolean isIn(RecordCursor record) {
        Field field = field(record);
        return field != null && field.isPresent(record);
    }

    private Field field(RecordCursor record) {
        Found found = last;
        if (found.header != record.header()) {
            found = byHeader.computeIfAbsent(record.header(), header -> new Found(header, find(record)));
            last = found;
        }
        return found.field;
    }

    private Field find(RecordCursor record) {
        var fields = EventCatalogue.standard()
                .kind(record.event())
                .layoutFor(record.wordCount(), era)
                .fields();
        for (String name : names) {
            for (Field field : fields) {
                if (field.name().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }
}
