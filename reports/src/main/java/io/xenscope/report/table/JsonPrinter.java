package io.xenscope.report.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One JSON document: {@code schema}, {@code capture}, {@code warnings}, {@code notes}, {@code tables}; a row a line. */
final class JsonPrinter implements Printer {
    @Override
    public void print(Page page, Writer out) throws IOException {
        try (JsonGenerator json = begin(page, out)) {
            json.writeEndObject();
            json.writeEndObject();
        }
        out.write("\n");
    }

    /** Prints a page up to where the rows of one more table begin. */
    static void open(Page page, String table, Writer out) throws IOException {
        JsonGenerator json = begin(page, out);
        json.writeArrayFieldStart(table);
        // Not closed: that would close what is left open for the rows.
        json.flush();
        out.write("\n");
    }

    private static JsonGenerator begin(Page page, Writer out) throws IOException {
        JsonGenerator json = JsonRows.onto(out);
        json.setPrettyPrinter(new RowPerLine());
        json.writeStartObject();
        json.writeStringField("schema", page.schema());
        json.writeFieldName("capture");
        writeRow(json, page.capture(), 0);
        writeTexts(json, "warnings", page.warnings());
        writeTexts(json, "notes", page.notes());
        json.writeObjectFieldStart("tables");
        for (Table table : page.tables()) {
            writeTable(json, table);
        }
        return json;
    }

    private static void writeTable(JsonGenerator json, Table table) throws IOException {
        json.writeArrayFieldStart(table.name());
        for (int i = 0; i < table.rows().size(); i++) {
            writeRow(json, table, i);
        }
        json.writeEndArray();
    }

    private static void writeRow(JsonGenerator json, Table table, int row) throws IOException {
        json.writeStartObject();
        JsonRows.writeFields(json, table.columns(), table.rows().get(row));
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
