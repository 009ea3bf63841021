package io.xenscope.report.export;

import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import java.io.IOException;

/** What caused a span, other than the span around it; only what certainly did, not what merely was there. */
final class SpanLinks {
    /** It happened while that one was open. */
    private static final String CONTEXT = "context";

    private final SpanIds ids;

    SpanLinks(SpanIds ids) {
        this.ids = ids;
    }

    void tell(Activation activation, int span, LinkSink into) throws IOException {
        for (Cause cause : activation.causes(span)) {
            if (cause.isCertain()) {
                into.link(new SpanLink(cause.kind().key(), ids.trace(cause.from()), ids.spanText(cause.from())));
            }
        }
        ContextId around = activation.contextAround(span);
        if (around != null) {
            into.link(new SpanLink(CONTEXT, ids.trace(around), ids.spanText(around)));
        }
    }
}
