package io.xenscope.report.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanColumns;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;

/** Spans as rows, a JSON object on each line. */
final class SpanNdjson implements SpanWriter {
    private final JsonGenerator json;
    private final SpanColumns row;
    private boolean isEmpty = true;

    SpanNdjson(OutputStream out, SpanFacts facts) throws IOException {
        this.json = SpanJson.onto(out);
        this.row = new SpanColumns(facts);
    }

    @Override
    public void write(Activation activation) throws IOException {
        row.each(activation, this::writeRow);
    }

    private void writeRow() throws IOException {
        isEmpty = false;
        json.writeStartObject();
        for (int column = 0; column < row.count(); column++) {
            json.writeFieldName(row.name(column));
            if (row.isNumber(column)) {
                json.writeNumber(row.number(column));
            } else {
                json.writeString(row.text(column));
            }
        }
        json.writeEndObject();
    }

    @Override
    public void complete() throws IOException {
        if (!isEmpty) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
