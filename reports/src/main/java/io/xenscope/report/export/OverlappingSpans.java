package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanRows;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spans of a document that may overlap, on rows of their own: lives of domains, which are written at once because those of
 * one domain follow each other, and named spans, which are written when all have come.
 */
final class OverlappingSpans {
    private final SpanRows.Teller teller;
    private final SpanRows named = new SpanRows(SpanRows.NAMED);
    /** By the track of a log. */
    private final Map<String, SpanRows> tracks = new TreeMap<>();

    private long leftOut;

    OverlappingSpans(SpanRows.Teller teller) {
        this.teller = teller;
    }

    /** Takes a tree of such spans; false where it is one of others. */
    boolean take(Activation tree) throws IOException {
        switch (tree.kind(0)) {
            case CONTEXT -> named.add(tree);
            case COMPANION ->
                tracks.computeIfAbsent(
                                SpanFacts.owner(tree),
                                owner -> new SpanRows(tree.context(0).track()))
                        .add(tree);
            case DOMAIN -> {
                SpanRows life = new SpanRows(SpanRows.LIFE);
                life.add(tree);
                tell(life);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** All have come. */
    void complete() throws IOException {
        tell(named);
        for (SpanRows track : tracks.values()) {
            tell(track);
        }
    }

    /** Spans for which no row was left. */
    long leftOut() {
        return leftOut;
    }

    private void tell(SpanRows rows) throws IOException {
        rows.tell(teller);
        leftOut += rows.leftOut();
    }
}
