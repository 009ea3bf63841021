package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import java.io.IOException;

/** What caused a span, other than the span around it: a line for each kind of cause. */
final class SpanLinks {
    private static final String MIGRATION = "migration";

    private final SpanIds ids;

    SpanLinks(SpanIds ids) {
        this.ids = ids;
    }

    void tell(Activation activation, int span, LinkSink into) throws IOException {
        if (activation.kind(span) == SpanKind.RUN) {
            int before = runBefore(activation, span);
            if (before != Activation.NONE && activation.pcpu(before) != activation.pcpu(span)) {
                into.link(new SpanLink(MIGRATION, ids.trace(activation), ids.spanText(activation, before)));
            }
        }
    }

    /** The stint before this one in the same activation, or {@link Activation#NONE}. */
    private static int runBefore(Activation activation, int run) {
        int before = run - 1;
        while (before >= 0 && activation.kind(before) != SpanKind.RUN) {
            before--;
        }
        return before >= 0 ? before : Activation.NONE;
    }
}
