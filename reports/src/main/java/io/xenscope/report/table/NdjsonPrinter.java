package io.xenscope.report.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;

/** One JSON object a line and a row, its table's name in {@code table}; the first line is {@code capture}. */
final class NdjsonPrinter implements Printer {
    @Override
    public void print(Page page, Writer out) throws IOException {
        try (JsonGenerator json = JsonRows.onto(out)) {
            json.setRootValueSeparator(null);
            if (!page.bare()) {
                printRows(json, page.capture(), page.schema());
            }
            for (Table table : page.tables()) {
                printRows(json, table, null);
            }
        }
    }

    private static void printRows(JsonGenerator json, Table table, String schema) throws IOException {
        for (Object[] row : table.rows()) {
            json.writeStartObject();
            json.writeStringField(Table.TABLE_KEY, table.name());
            if (schema != null) {
                json.writeStringField("schema", schema);
            }
            JsonRows.writeFields(json, table.columns(), row);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
