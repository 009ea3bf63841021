package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;
import io.xenscope.format.event.FieldType;

/** {@link Field#value} of records that have the field: what hangs on the field alone is found before. */
final class PresentField {
    private final Field field;
    private final int word;
    private final boolean isQuad;
    private final boolean isUnsigned;
    private final int left;
    private final int right;

    PresentField(Field field) {
        this.field = field;
        this.word = field.firstWord();
        this.isQuad = field.type() == FieldType.U64 || field.type() == FieldType.I64;
        this.isUnsigned = !field.type().wide() && !NumberForm.isSigned(field.type());
        this.left = 63 - field.high();
        this.right = left + field.low();
    }

    /** The value in a record. */
    long of(RecordCursor record) {
        if (isUnsigned) {
            return (long) record.word(word) << left >>> right;
        }
        return isQuad ? record.quad(word) : field.value(record);
    }
}
