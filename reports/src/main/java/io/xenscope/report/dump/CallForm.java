package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Hypercalls;

/**
 * A hypercall with those of its arguments that Xen records (xentrace format, section 6).
 *
 * <pre>
 * w0    19..0 hypercall, then two bits for each of six arguments: 0 absent, 1 one word, 2 two words
 * w1..  the arguments that are there, in order, low words first
 * </pre>
 */
final class CallForm extends FieldForm {
    private static final int ARGUMENTS = 6;

    private final NameCache names = new NameCache(number -> NamedForm.word(Hypercalls.name(number)));
    private final CallArgument[] others = new CallArgument[ARGUMENTS];

    CallForm() {
        super("op");
        for (int i = 0; i < ARGUMENTS; i++) {
            others[i] = CallArgument.unnamed(i);
        }
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        int first = record.word(0);
        out.put(names.of(first & Hypercalls.NUMBER_BITS));
        if (first >>> 20 != 0) {
            arguments(out, record, first, false);
        }
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        int first = record.word(0);
        out.put('"').put(names.of(first & Hypercalls.NUMBER_BITS)).put('"');
        arguments(out, record, first, true);
    }

    private void arguments(LineBuffer out, RecordCursor record, int first, boolean json) {
        int word = 1;
        for (int i = 0; i < ARGUMENTS; i++) {
            int words = first >>> 20 + 2 * i & 3;
            if (words == 3 || word + words > record.wordCount()) {
                return;
            }
            if (words > 0) {
                long value = words == 2 ? record.quad(word) : Integer.toUnsignedLong(record.word(word));
                argument(first & Hypercalls.NUMBER_BITS, i).write(out, value, json);
                word += words;
            }
        }
    }

    private CallArgument argument(int hypercall, int index) {
        CallArgument known = CallArgument.of(hypercall, index);
        return known != null ? known : others[index];
    }
}
