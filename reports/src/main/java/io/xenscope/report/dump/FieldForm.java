package io.xenscope.report.dump;

import io.xenscope.format.RecordCursor;

/** How one field of one kind of record is written. Confined to its thread: texts of names are kept. */
abstract class FieldForm {
    private final String jsonName;
    private final String name;
    private final Chunk jsonLead;

    /** {@code jsonName} may carry the unit, which the number in JSON lacks. */
    FieldForm(String name, String jsonName) {
        this.jsonName = jsonName;
        this.name = name;
        jsonLead = Chunk.of("\"" + jsonName + "\":");
    }

    FieldForm(String name) {
        this(name, name);
    }

    final String jsonName() {
        return jsonName;
    }

    /** What stands before the value in text: {@code  name=}. */
    final String textLead() {
        return " " + name + "=";
    }

    /** As {@code "name":value}. */
    final void json(LineBuffer out, RecordCursor record) {
        out.put(jsonLead);
        jsonValue(out, record);
    }

    abstract void value(LineBuffer out, RecordCursor record);

    /** The value as JSON: text in quotes, unless it is overridden. */
    void jsonValue(LineBuffer out, RecordCursor record) {
        out.put('"');
        value(out, record);
        out.put('"');
    }
}
