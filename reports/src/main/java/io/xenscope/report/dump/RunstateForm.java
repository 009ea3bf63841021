package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Runstate;

/** The change of state that the id of a runstate event shows: one field in text, two in JSON. */
final class RunstateForm extends FieldForm {
    private final Chunk text;
    private final Chunk json;

    RunstateForm(int event) {
        super("state", "from");
        Runstate from = Runstate.oldOf(event);
        Runstate to = Runstate.newOf(event);
        text = Chunk.of(from + "->" + to);
        json = Chunk.of("\"" + from + "\",\"to\":\"" + to + "\"");
    }

    @Override
    void value(LineBuffer out, RecordCursor record) {
        out.put(text);
    }

    @Override
    void jsonValue(LineBuffer out, RecordCursor record) {
        out.put(json);
    }
}
