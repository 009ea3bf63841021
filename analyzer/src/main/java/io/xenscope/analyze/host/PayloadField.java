package io.xenscope.analyze.host;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.Field;
import java.util.HashMap;
import java.util.Map;

/**
 * A field of the records of some events by its name in the event catalogue, wherever the layouts that fit the capture have
 * it. Finds the place once for each header it meets.
 */
public final class PayloadField {
    private static final Field NONE = null;

    private final Era era;
    private final String[] names;
    private final Map<Integer, Field> byHeader = new HashMap<>();
    private int lastHeader;
    private Field last = NONE;

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
        int header = record.header();
        if (header != lastHeader || header == 0) {
            last = byHeader.computeIfAbsent(header, none -> find(record));
            lastHeader = header;
        }
        return last;
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
        return NONE;
    }
}
