package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** Yes or no: 1 or 0 in text, any other number as it is. */
final class BoolForm extends FieldForm {
    private static final Chunk TRUE = Chunk.of("true");
    private static final Chunk FALSE = Chunk.of("false");

    private final Field field;

    BoolForm(Field field) {
        super(field.name());
        this.field = field;
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.unsigned(field.value(record));
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        out.put(field.value(record) != 0 ? TRUE : FALSE);
    }
}
