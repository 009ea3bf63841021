package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** A set of pcpus, one bit each, as one number in base 16. */
final class MaskForm extends FieldForm {
    private final Field field;

    MaskForm(Field field) {
        super(field.name());
        this.field = field;
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        int top = Math.min(field.lastWord(), record.wordCount() - 1);
        while (top > field.firstWord() && record.word(top) == 0) {
            top--;
        }
        out.hex(Integer.toUnsignedLong(record.word(top)));
        for (int i = top - 1; i >= field.firstWord(); i--) {
            out.hexDigits(Integer.toUnsignedLong(record.word(i)), 8);
        }
    }
}
