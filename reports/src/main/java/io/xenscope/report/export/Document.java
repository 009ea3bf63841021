package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Output;
import io.xenscope.report.spans.SpanFacts;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The spans of a capture in one format: within its budget, in one file or as many as they are split into. */
final class Document implements Closeable {
    private final ExportFormat format;
    private final DocumentFiles files;
    private final SpanFacts facts;
    private final Budget budget;
    private final long spansPerPart;
    private Output output;
    private SpanWriter part;
    private int parts;
    private long spansInPart;
    private long restBegins = Long.MIN_VALUE;
    private boolean isComplete;

    Document(ExportFormat format, DocumentFiles files, SpanFacts facts, Budget budget, long spansPerPart)
            throws IOException {
        this.format = format;
        this.files = files;
        this.facts = facts;
        this.budget = budget;
        this.spansPerPart = spansPerPart;
        beginPart();
    }

    private void beginPart() throws IOException {
        output = files.open(format, ++parts);
        part = format.opener().open(output.stream(), facts);
        spansInPart = 0;
    }

    /** See {@link SpanWriter#restBegins}. */
    void restBegins(long tick) {
        restBegins = tick;
    }

    /** Writes traces, those for which there is not only room if they are slower. */
    void write(List<Activation> traces, Workers workers) throws IOException {
        List<Activation> taken = new ArrayList<>(traces.size());
        for (Activation trace : traces) {
            if (budget.takes(trace)) {
                if (spansInPart > 0 && spansInPart + trace.spans() > spansPerPart) {
                    part.write(taken, workers);
                    // The part may still be reading the list before.
                    taken = new ArrayList<>();
                    completePart();
                    beginPart();
                }
                spansInPart += trace.spans();
                taken.add(trace);
            }
        }
        part.restBegins(restBegins);
        part.write(taken, workers);
    }

    /** Says what was left out; {@code isNamed} where other formats are written beside. */
    void report(Invocation asked, String whose, boolean isNamed) {
        budget.report(asked, isNamed ? whose + format.name() + ": " : whose, facts);
    }

    private void completePart() throws IOException {
        part.complete();
        budget.leaveOutNamed(part.leftOut());
        part.close();
        output.finish();
    }

    void complete() throws IOException {
        completePart();
        isComplete = true;
    }

    /** Leaves nothing of a file that was begun and not completed. */
    @Override
    public void close() throws IOException {
        part.close();
        if (!isComplete) {
            output.close();
        }
    }
}
