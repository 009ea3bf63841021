package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanColumns;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.table.CsvField;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Spans as rows of comma-separated values, below one line of names. */
final class SpanCsv implements TraceText, PlainTexts.Form {
    private final EventBytes bytes = new EventBytes();
    private final PartMarks marks = new PartMarks();
    private final TextMemo fields = new TextMemo(text -> CsvField.quoted(text).getBytes(StandardCharsets.UTF_8));
    private final SpanFacts facts;
    private final SpanColumns row;
    private final PlainTexts spans;
    private String trace = "";

    SpanCsv(SpanFacts facts) {
        this.facts = facts;
        this.row = new SpanColumns(facts);
        this.spans = new PlainTexts(facts, bytes, marks, this);
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) throws IOException {
        return new TraceTexts(out, new TraceTexts.Form(head(facts), 0, "", false), () -> new SpanCsv(facts));
    }

    private static String head(SpanFacts facts) {
        SpanColumns columns = new SpanColumns(facts);
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns.count(); column++) {
            line.append(column == 0 ? "" : ",").append(columns.name(column));
        }
        return line.append('\n').toString();
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
        // Most columns hold nothing: their commas are written together.
        int last = 0;
        int column = 0;
        for (long present = row.present(); present != 0; present >>>= 1) {
            if ((present & 1) != 0) {
                bytes.repeat(',', column - last);
                last = column;
                marks.next(row.part(column));
                marks.begin(bytes.length());
                writeColumn(column);
                marks.end(bytes.length());
            }
            column++;
        }
        bytes.repeat(',', row.count() - 1 - last);
        bytes.write('\n');
    }

    private void writeColumn(int column) {
        if (row.isNumber(column)) {
            bytes.number(row.number(column));
        } else if (row.isSpan(column)) {
            bytes.hex(row.number(column));
        } else {
            bytes.write(fields.of(row.text(column)));
        }
    }
}
