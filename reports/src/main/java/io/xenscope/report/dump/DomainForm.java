package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** A domain without a vcpu: its number. */
final class DomainForm extends FieldForm {
    private final PresentField bits;

    DomainForm(Field field) {
        super(field.name());
        this.bits = new PresentField(field);
    }

    int domain(RecordCursor record) {
        return (int) bits.of(record);
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.unsigned(bits.of(record));
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        value(out, record);
    }
}
