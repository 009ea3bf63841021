package io.xenscope.report.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** JSON with a new line for each value of an array and each table: good for grep and diff. */
final class RowPerLine extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;

    private int depth;
    private boolean afterArray;

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        super.writeStartObject(json);
        depth++;
    }

    @Override
    public void writeEndObject(JsonGenerator json, int fields) throws IOException {
        depth--;
        super.writeEndObject(json, fields);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        super.writeEndArray(json, values);
        afterArray = true;
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        json.writeRaw(depth == 1 || afterArray ? ",\n" : ",");
        afterArray = false;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(",\n");
    }
}
