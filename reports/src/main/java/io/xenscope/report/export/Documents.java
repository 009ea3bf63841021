package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Activations;
import io.xenscope.report.cli.Invocation;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** All documents that one reading of the spans fills. */
final class Documents implements Activations.Sink, Closeable {
    private final List<Document> all = new ArrayList<>();

    void add(Document document) {
        all.add(document);
    }

    @Override
    public void restBegins(long tick) {
        all.forEach(document -> document.restBegins(tick));
    }

    @Override
    public void take(List<Activation> traces, Workers workers) {
        try {
            for (Document document : all) {
                document.write(traces, workers);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void complete() throws IOException {
        for (Document document : all) {
            document.complete();
        }
    }

    /** Says what was left out, behind {@code whose}. */
    void report(Invocation asked, String whose) {
        all.forEach(document -> document.report(asked, whose, all.size() > 1));
    }

    @Override
    public void close() throws IOException {
        for (Document document : all) {
            document.close();
        }
    }
}
