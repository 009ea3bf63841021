package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;

/** The first word of a record as it is in the file. */
final class HeaderForm extends FieldForm {
    HeaderForm() {
        super("header");
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.hex(Integer.toUnsignedLong(record.header()));
    }
}
