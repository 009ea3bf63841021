package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;
import java.util.function.IntFunction;

/** A number that has a name: only the name is written, as one word. */
final class NamedForm extends FieldForm {
    private final PresentField bits;
    private final NameCache names;

    NamedForm(Field field, IntFunction<String> namer) {
        super(field.name());
        this.bits = new PresentField(field);
        this.names = new NameCache(number -> word(namer.apply(number)));
    }

    /** Names in one word, so that a line can be taken apart at its blanks. */
    static String word(String name) {
        return name.replace(' ', '_');
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.put(names.of((int) bits.of(record)));
    }
}
