package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanColumns;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.table.CsvField;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Spans as rows of comma-separated values, below one line of names. */
final class SpanCsv implements TraceText {
    private final EventBytes bytes = new EventBytes();
    private final TextMemo fields = new TextMemo(text -> CsvField.quoted(text).getBytes(StandardCharsets.UTF_8));
    private final SpanColumns row;

    private SpanCsv(SpanFacts facts) {
        this.row = new SpanColumns(facts);
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
        row.each(activation, this::writeRow);
    }

    private void writeRow() {
        // Most columns hold nothing: their commas are written together.
        int commas = 0;
        int count = row.count();
        for (int column = 0; column < count; column++) {
            if (row.isNumber(column)) {
                bytes.repeat(',', commas);
                commas = 0;
                bytes.number(row.number(column));
            } else if (row.isSpan(column)) {
                bytes.repeat(',', commas);
                commas = 0;
                bytes.hex(row.number(column));
            } else if (row.text(column) != null) {
                bytes.repeat(',', commas);
                commas = 0;
                bytes.write(fields.of(row.text(column)));
            }
            commas++;
        }
        bytes.repeat(',', commas - 1);
        bytes.write('\n');
    }
}
