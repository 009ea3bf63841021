package io.xenscope.report.spans;

import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextTie;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import java.io.IOException;

/** What caused a span, other than the span around it; only what certainly did, not what merely was there. */
final class SpanLinks {
    /** Named as its parent, though it does not lie in the time of that one. */
    private static final String PARENT = "parent";

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
        ContextSpan named = activation.context(span);
        if (named != null && named.isBesideParent()) {
            ContextId id = named.id();
            tell(PARENT, new ContextId(id.traceHigh(), id.traceLow(), named.parent()), into);
        }
        for (ContextTie tie : activation.contextTies(span)) {
            tell(tie.why(), tie.id(), into);
        }
    }

    private void tell(String why, ContextId cause, LinkSink into) throws IOException {
        into.link(new SpanLink(why, ids.trace(cause), ids.spanText(cause)));
    }
}
