package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;
import io.xenscope.format.event.FieldType;
import io.xenscope.report.events.EventFields;

/** A number in base 10, with its unit in text. */
final class NumberForm extends FieldForm {
    private final PresentField bits;
    private final boolean signed;
    private final Chunk unit;

    /** Its unit is printed behind the number in text, and behind the name in JSON. */
    NumberForm(Field field) {
        super(field.name(), EventFields.name(field));
        this.bits = new PresentField(field);
        this.signed = isSigned(field.type());
        this.unit = Chunk.of(EventFields.unit(field.unit()));
    }

    static boolean isSigned(FieldType type) {
        return type == FieldType.I8 || type == FieldType.I16 || type == FieldType.I32 || type == FieldType.I64;
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        jsonValue(out, record);
        if (unit.length > 0) {
            out.put(unit);
        }
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        long value = bits.of(record);
        if (signed) {
            out.decimal(value);
        } else {
            out.unsigned(value);
        }
    }
}
