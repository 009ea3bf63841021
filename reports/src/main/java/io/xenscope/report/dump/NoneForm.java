package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** A field with a number that stands for "none": that word in text, null in JSON. */
final class NoneForm extends FieldForm {
    private static final Chunk NONE = Chunk.of("none");
    private static final Chunk NULL = Chunk.of("null");

    private final PresentField bits;
    private final int none;
    private final FieldForm other;

    NoneForm(Field field, int none, FieldForm other) {
        super(field.name(), other.jsonName());
        this.bits = new PresentField(field);
        this.none = none;
        this.other = other;
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        if ((int) bits.of(record) == none) {
            out.put(NONE);
        } else {
            other.value(out, record);
        }
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        if ((int) bits.of(record) == none) {
            out.put(NULL);
        } else {
            other.jsonValue(out, record);
        }
    }
}
