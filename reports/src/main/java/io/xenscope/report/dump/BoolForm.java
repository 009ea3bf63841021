package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** Yes or no: 1 or 0 in text, any other number as it is. */
final class BoolForm extends FieldForm {
    private static final Chunk TRUE = Chunk.of("true");
    private static final Chunk FALSE = Chunk.of("false");

    private final PresentField bits;

    BoolForm(Field field) {
        super(field.name());
        this.bits = new PresentField(field);
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.unsigned(bits.of(record));
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        out.put(bits.of(record) != 0 ? TRUE : FALSE);
    }
}
