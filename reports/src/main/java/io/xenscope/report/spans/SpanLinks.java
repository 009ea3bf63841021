package io.xenscope.report.spans;

import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextTie;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import java.io.IOException;
import java.util.List;

/** What caused a span, other than the span around it; only what certainly did, not what merely was there. */
final class SpanLinks {
    /** Named as its parent, though it does not lie in the time of that one. */
    private static final String PARENT = "parent";

    private final SpanIds ids;

    SpanLinks(SpanIds ids) {
        this.ids = ids;
    }

    void tell(Activation activation, int span, LinkSink into) throws IOException {
        if (activation.hasCauses(span)) {
            tellCauses(activation.causes(span), into);
        }
        ContextSpan named = activation.context(span);
        if (named != null && named.isBesideParent()) {
            ContextId id = named.id();
            tell(PARENT, new ContextId(id.traceHigh(), id.traceLow(), named.parent()), into);
        }
        // Most have none: nothing is made to go through them.
        List<ContextTie> ties = activation.contextTies(span);
        for (int i = 0; i < ties.size(); i++) {
            tell(ties.get(i).why(), ties.get(i).id(), into);
        }
    }

    private void tellCauses(List<Cause> causes, LinkSink into) throws IOException {
        for (Cause cause : causes) {
            if (cause.isCertain()) {
                into.link(new SpanLink(cause.kind().key(), ids.trace(cause.from()), ids.spanText(cause.from())));
            }
        }
    }

    private void tell(String why, ContextId cause, LinkSink into) throws IOException {
        into.link(new SpanLink(why, ids.trace(cause), ids.spanText(cause)));
    }
}
