package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.cli.Invocation;
import java.io.Closeable;
import java.io.IOException;

/** The spans of a capture in one format: within its budget, in one file or as many as they are split into. */
final class Document implements Closeable {
    private final ExportFormat format;
    private final DocumentFiles files;
    private final SpanFacts facts;
    private final Budget budget;
    private final long spansPerPart;
    private SpanWriter part;
    private int parts;
    private long spansInPart;

    Document(ExportFormat format, DocumentFiles files, SpanFacts facts, long mostSpans, long spansPerPart)
            throws IOException {
        this.format = format;
        this.files = files;
        this.facts = facts;
        this.budget = new Budget(mostSpans);
        this.spansPerPart = spansPerPart;
        beginPart();
    }

    private void beginPart() throws IOException {
        part = format.opener().open(files.open(format, ++parts), facts);
        spansInPart = 0;
    }

    /** Writes a trace, unless there is no more room for any. */
    void write(Activation activation) throws IOException {
        // Named spans come last, are few, and are what the user asked to see.
        if (activation.kind(0) != SpanKind.CONTEXT && !budget.takes(activation)) {
            return;
        }
        if (spansInPart > 0 && spansInPart + activation.spans() > spansPerPart) {
            completePart();
            beginPart();
        }
        spansInPart += activation.spans();
        part.write(activation);
    }

    /** Says what was left out; {@code isNamed} where other formats are written beside. */
    void report(Invocation asked, boolean isNamed) {
        budget.report(asked, isNamed ? format.name() + ": " : "");
    }

    private void completePart() throws IOException {
        part.complete();
        part.close();
    }

    void complete() throws IOException {
        completePart();
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
