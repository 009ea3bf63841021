package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanColumns;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.table.CsvField;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Spans as rows of comma-separated values, below one line of names. */
final class SpanCsv implements SpanWriter {
    private static final int BUFFER = 1 << 15;

    private final Writer out;
    private final SpanColumns row;
    private final StringBuilder line = new StringBuilder();

    SpanCsv(OutputStream out, SpanFacts facts) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.row = new SpanColumns(facts);
        for (int column = 0; column < row.count(); column++) {
            line.append(column == 0 ? "" : ",").append(row.name(column));
        }
        endLine();
    }

    @Override
    public void write(Activation activation) throws IOException {
        row.each(activation, this::writeRow);
    }

    private void writeRow() throws IOException {
        for (int column = 0; column < row.count(); column++) {
            if (column > 0) {
                line.append(',');
            }
            if (row.isNumber(column)) {
                line.append(row.number(column));
            } else if (row.text(column) != null) {
                line.append(CsvField.quoted(row.text(column)));
            }
        }
        endLine();
    }

    private void endLine() throws IOException {
        out.append(line.append('\n'));
        line.setLength(0);
    }

    @Override
    public void complete() throws IOException {
        out.flush();
    }
}
