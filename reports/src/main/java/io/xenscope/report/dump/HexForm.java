package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** A number in base 16; text in JSON, where 64 bits would not survive as a number. */
final class HexForm extends FieldForm {
    private final PresentField bits;

    HexForm(Field field) {
        super(field.name());
        this.bits = new PresentField(field);
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.hex(bits.of(record));
    }
}
