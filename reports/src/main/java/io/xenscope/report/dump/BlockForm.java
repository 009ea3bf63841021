package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Field;

/** Several words that are no single number: each in base 16, with colons between. */
final class BlockForm extends FieldForm {
    private final Field field;

    BlockForm(Field field) {
        super(field.name());
        this.field = field;
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        words(out, record, false);
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        out.put('[');
        words(out, record, true);
        out.put(']');
    }

    private void words(LineBuffer out, RecordCursor record, boolean json) {
        int end = Math.min(field.lastWord() + 1, record.wordCount());
        for (int i = field.firstWord(); i < end; i++) {
            if (i > field.firstWord()) {
                out.put(json ? ',' : ':');
            }
            word(out, Integer.toUnsignedLong(record.word(i)), json);
        }
    }

    private static void word(LineBuffer out, long word, boolean json) {
        if (json) {
            out.put('"').hex(word).put('"');
        } else {
            out.hex(word);
        }
    }
}
