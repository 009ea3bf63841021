package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanColumns;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;

/** Spans as rows, a JSON object on each line. */
final class SpanNdjson implements TraceText {
    private static final TraceTexts.Form FORM = new TraceTexts.Form("", 0, "", false);

    private final EventBytes bytes = new EventBytes();
    private final JsonBytes json = new JsonBytes(bytes);
    private final SpanColumns row;

    private SpanNdjson(SpanFacts facts) {
        this.row = new SpanColumns(facts);
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) throws IOException {
        return new TraceTexts(out, FORM, () -> new SpanNdjson(facts));
    }

    @Override
    public EventBytes bytes() {
        return bytes;
    }

    @Override
    public void add(Activation activation, int from, int to) throws IOException {
        row.each(activation, this::writeRow);
    }

    private void writeRow() {
        json.begin(true);
        json.startObject();
        for (int column = 0; column < row.count(); column++) {
            json.name(row.name(column));
            if (row.isNumber(column)) {
                json.number(row.number(column));
            } else if (row.isSpan(column)) {
                json.hex(row.number(column));
            } else {
                json.text(row.text(column));
            }
        }
        json.endObject();
        json.line();
    }
}
