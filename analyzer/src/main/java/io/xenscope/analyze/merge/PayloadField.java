package io.xenscope.analyze.merge;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.Field;
import io.xenscope.format.event.PayloadLayout;

/**
 * A field of the records of some events by its name in the event catalogue, wherever the layouts that fit the capture have
 * it. Finds the place once for each header it meets. May be asked by several threads.
 */
public final class PayloadField {
    /** The field of records with a header; null where they have none. */
    private record Found(int header, Field field) {}

    private static final int BITS = 6;

    private final Era era;
    private final String[] names;
    /** By a hash of the header. Threads may overwrite each other's: what is missing is looked for again. */
    private final Found[] found = new Found[1 << BITS];

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

    /** Whether any record of a kind can have it, in whatever layout. */
    public boolean canBeIn(EventKind kind) {
        return kind.layouts().stream().anyMatch(layout -> find(layout) != null);
    }

    private Field field(RecordCursor record) {
        int header = record.header();
        int place = header * 0x9E37_79B9 >>> Integer.SIZE - BITS;
        Found known = found[place];
        if (known == null || known.header != header) {
            known = new Found(header, find(header));
            found[place] = known;
        }
        return known.field;
    }

    private Field find(int header) {
        return find(
                EventCatalogue.standard().kind(RecordHeader.event(header)).layoutFor(RecordHeader.words(header), era));
    }

    private Field find(PayloadLayout layout) {
        for (String name : names) {
            for (Field field : layout.fields()) {
                if (field.name().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }
}
