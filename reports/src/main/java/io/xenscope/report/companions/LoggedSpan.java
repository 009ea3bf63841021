package io.xenscope.report.companions;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.CompanionSpans;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.report.table.Columns;

/** How tables name a span from a log: what it worked on, and where it stands. */
public final class LoggedSpan {
    /** Whose, what, and on what. */
    public static final Columns<ContextSpan> WHAT = Columns.<ContextSpan>group()
            .domain("dom", span -> VcpuKey.domain(span.vcpu()))
            .text("name", span -> span.attributes().name())
            .text("what", LoggedSpan::what);

    /** The file and the line in it. */
    public static final Columns<ContextSpan> PLACE = Columns.<ContextSpan>group()
            .text("file", span -> said(span, "xen.companion"))
            .count("line", span -> said(span, "xen.companion.line"));

    private LoggedSpan() {}

    private static Object said(ContextSpan span, String attribute) {
        return span.attributes().more().get(attribute);
    }

    /** What came back, where the log says so; null where not. */
    public static Object result(ContextSpan span) {
        return said(span, "xen.store.result");
    }

    /** The path of a request, the thread of a call; null where the log names none. */
    public static Object what(ContextSpan span) {
        return span.attributes().more().getOrDefault("xen.store.path", said(span, "xen.thread"));
    }

    /** How far its times can be off, in ns. */
    public static long bound(ContextSpan span) {
        return CompanionSpans.bound(span);
    }
}
