package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanColumns;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;

/** Spans as rows, a JSON object on each line. */
final class SpanNdjson implements TraceText, PlainTexts.Form {
    private static final TraceTexts.Form FORM = new TraceTexts.Form("", 0, "", false);

    private final EventBytes bytes = new EventBytes();
    private final PartMarks marks = new PartMarks();
    private final JsonBytes json = new JsonBytes(bytes, marks);
    private final SpanFacts facts;
    private final SpanColumns row;
    private final PlainTexts spans;
    private String trace = "";

    SpanNdjson(SpanFacts facts) {
        this.facts = facts;
        this.row = new SpanColumns(facts);
        this.spans = new PlainTexts(facts, bytes, marks, this);
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
        trace = facts.ids().trace(activation);
        spans.write(activation, 0, activation.spans());
    }

    @Override
    public void write(Activation activation, int span) throws IOException {
        row.fill(activation, span, trace);
        json.begin(true);
        json.startObject();
        for (int column = 0; column < row.count(); column++) {
            json.name(row.name(column));
            marks.next(row.part(column));
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
