package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** A domain without a vcpu: its number. */
final class DomainForm extends FieldForm {
    private final Field field;

    DomainForm(Field field) {
        super(field.name());
        this.field = field;
    }

    int domain(RecordCursor record) {
        return (int) field.value(record);
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.unsigned(field.value(record));
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        value(out, record);
    }
}
