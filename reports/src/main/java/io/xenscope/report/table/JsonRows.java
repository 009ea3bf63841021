package io.xenscope.report.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/** Rows of tables as JSON objects: integers for nanoseconds and hertz, fixed decimals for shares, null for not known. */
final class JsonRows {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonRows() {}

    static JsonGenerator onto(Writer out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** Writes the fields of a row into an object that is open. */
    static void writeFields(JsonGenerator json, List<Column> columns, Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            json.writeFieldName(columns.get(i).name());
            writeCell(json, row[i]);
        }
    }

    private static void writeCell(JsonGenerator json, Object cell) throws IOException {
        if (cell instanceof Long whole) {
            json.writeNumber(whole);
        } else if (cell instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (cell instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString((String) cell);
        }
    }
}
