package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;

/** A field that the event id shows, not the payload. */
final class ConstantForm extends FieldForm {
    private final Chunk text;
    private final boolean number;

    ConstantForm(String name, String text) {
        super(name);
        this.text = Chunk.of(text);
        this.number = text.chars().allMatch(Character::isDigit);
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.put(text);
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        if (number) {
            value(out, record);
        } else {
            super.jsonValue(out, record);
        }
    }
}
