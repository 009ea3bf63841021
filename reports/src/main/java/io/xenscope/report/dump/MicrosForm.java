package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;
import io.xenscope.report.events.EventFields;

/** Nanoseconds: microseconds with three places in text, a whole number of nanoseconds in JSON. */
final class MicrosForm extends FieldForm {
    private static final Chunk UNIT = Chunk.of("us");

    private final PresentField bits;

    MicrosForm(Field field) {
        super(field.name(), EventFields.name(field));
        this.bits = new PresentField(field);
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.thousandths(bits.of(record)).put(UNIT);
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        out.decimal(bits.of(record));
    }
}
