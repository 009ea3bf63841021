package io.xenscope.report.spans;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextAttributes;
import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.Continuation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.report.frame.Trust;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The attributes of a span beside its name and times, the same in every format. */
public final class SpanAttributes {
    // Those of plain spans, each given in one place and known as a part of their text.
    static final String VCPU = "xen.vcpu";
    static final String PCPU = "xen.pcpu";
    static final String START = "xen.start_ns";
    static final String DURATION = "xen.dur_ns";
    static final String SELF = "xen.self_ns";
    static final String WAIT = "xen.wait_ns";
    static final String LATEST_END = "xen.latest_end_ns";

    /** Those that have a column where spans are rows of a table. */
    public static final List<String> COLUMNS = List.of(
            PCPU,
            START,
            DURATION,
            LATEST_END,
            "xen.woken_on_pcpu",
            SELF,
            WAIT,
            "xen.hypercall",
            "xen.continuations",
            "xen.continued",
            "xen.lost_records",
            "xen.left_out",
            "xen.wake",
            "xen.woken_by",
            "xen.tickled_by_pcpu",
            "xen.migrated_from_pcpu",
            "xen.clock",
            "xen.clock_bound_ns",
            "xen.parent_span_id",
            "xen.segments",
            "xen.suspended_ns",
            "xen.status",
            "xen.errno",
            "xen.target",
            "xen.sub_op",
            "xen.result");

    /** Attributes of spans that come from logs beside the capture, and of their ties: columns of rows only where logs were given. */
    public static final List<String> OF_LOGS = List.of(
            "xen.companion",
            "xen.companion.kind",
            "xen.companion.family",
            "xen.companion.line",
            "xen.companion.ground",
            "xen.companion.bound_ns",
            "xen.companion.clock",
            "xen.companion.made_one_of",
            "xen.thread",
            "xen.text",
            "xen.store.conn",
            "xen.store.tx",
            "xen.store.path",
            "xen.store.result",
            "xen.store.outcome");

    /** Those that rows tell by other columns: who, the certainty in full. */
    public static final List<String> TOLD_OTHERWISE =
            List.of(VCPU, "xen.domain", "xen.certainty", "xen.inferred", "error");

    private final SpanFacts facts;

    public SpanAttributes(SpanFacts facts) {
        this.facts = facts;
    }

    /**
     * Whether the attributes of a span are where and when it was, what it did itself and its certainty, and nothing caused it: as of
     * most spans, for which formats may have a shorter way.
     */
    static boolean isPlain(Activation activation, int span) {
        SpanKind kind = activation.kind(span);
        boolean isInsideRun = kind == SpanKind.VMEXIT
                || kind == SpanKind.HYPERCALL
                || kind == SpanKind.SUBCALL
                || kind == SpanKind.IRQ;
        return isInsideRun
                && span > 0
                && activation.kind(0) == SpanKind.ACTIVATION
                && activation.pcpu(span) != Activation.NONE
                && activation.guestCall(span) == Activation.NONE
                && activation.isUntied(span);
    }

    /**
     * What plain spans have in common whose texts differ in {@link PlainPart}s only: two have the same number, or one of the others
     * differs, too. It needs less than 56 bits.
     */
    static long look(Activation activation, int span) {
        int has = (hasSelf(activation, span) ? 1 : 0)
                | (hasWait(activation, span) ? 2 : 0)
                | (SpanFacts.mayEndLater(activation, span) ? 4 : 0);
        int shape = (activation.kind(span).ordinal() << 3
                                | activation.certainty(span).ordinal())
                        << 3
                | has;
        return (activation.detail(span) & 0xFFFF_FFFFL) << 16 | shape;
    }

    private static boolean hasSelf(Activation activation, int span) {
        return activation.selfTicks(span) != activation.end(span) - activation.begin(span);
    }

    private static boolean hasWait(Activation activation, int span) {
        return activation.kind(span) != SpanKind.WAIT && activation.waitTicks(span) > 0;
    }

    public void tell(Activation activation, int span, AttributeSink into) throws IOException {
        SpanKind root = activation.kind(0);
        if (root == SpanKind.ACTIVATION) {
            into.text(VCPU, facts.vcpu(activation.vcpu()));
        } else if (root == SpanKind.UNNAMED) {
            into.text(VCPU, VcpuKey.text(VcpuKey.UNKNOWN));
        } else if (root == SpanKind.DOMAIN) {
            into.number("xen.domain", activation.detail(0));
        }
        if (activation.pcpu(span) != Activation.NONE) {
            into.number(PCPU, activation.pcpu(span));
        }
        long startNanos = facts.nanos(activation.begin(span));
        into.number(START, startNanos);
        long nanos = facts.nanos(activation.end(span)) - startNanos;
        into.number(DURATION, nanos);
        tellInside(activation, span, nanos, into);
        if (activation.kind(span) == SpanKind.ACTIVATION && activation.wakerPcpu() != Activation.NONE) {
            into.number("xen.woken_on_pcpu", activation.wakerPcpu());
        }
        if (activation.hasCauses(span)) {
            tellCauses(activation, span, into);
        }
        tellCertainty(activation, span, into);
        if (span == 0 && facts.trust().isNeeded()) {
            tellTrust(activation, into);
        }
    }

    /** Of trees of spans: how far their times can be off where clocks were apart. */
    private void tellTrust(Activation activation, AttributeSink into) throws IOException {
        Trust trust = facts.trust();
        SpanKind root = activation.kind(0);
        long bound = root == SpanKind.ACTIVATION
                ? trust.ofVcpu(activation.vcpu())
                : activation.pcpu(0) == Activation.NONE ? trust.ofAll() : trust.ofPcpu(activation.pcpu(0));
        if (trust.isUnsafe(bound)) {
            into.text("xen.clock", "unsafe");
        }
        if (trust.nanos(bound) != null) {
            into.number("xen.clock_bound_ns", trust.nanos(bound));
        }
    }

    /** What the span did itself, and how long it waited. */
    private void tellInside(Activation activation, int span, long nanos, AttributeSink into) throws IOException {
        if (hasSelf(activation, span)) {
            into.number(SELF, facts.part(nanos, activation.selfTicks(span)));
        }
        if (hasWait(activation, span)) {
            into.number(WAIT, facts.part(nanos, activation.waitTicks(span)));
        }
        if (activation.guestCall(span) != Activation.NONE) {
            into.text("xen.hypercall", Hypercalls.name(activation.guestCall(span)));
        }
        if (activation.continuation(span) != null) {
            tellContinuation(activation.continuation(span), into);
        }
        if (activation.kind(span) == SpanKind.LOSS && activation.detail(span) >= 0) {
            into.number("xen.lost_records", activation.detail(span));
        }
        if (activation.context(span) != null) {
            tellContext(activation.context(span), into);
        }
        if (span == 0 && activation.leftOut() > 0) {
            into.number("xen.left_out", activation.leftOut());
        }
    }

    private static void tellContinuation(Continuation continuation, AttributeSink into) throws IOException {
        if (continuation.count() > 0) {
            into.number("xen.continuations", continuation.count());
        }
        into.text("xen.continued", continuation.confidence().key());
    }

    /** The attributes that came with a named span. */
    private void tellContext(ContextSpan context, AttributeSink into) throws IOException {
        if (context.vcpu() != VcpuKey.UNKNOWN && VcpuKey.vcpu(context.vcpu()) != VcpuKey.NO_VCPU) {
            into.text(VCPU, VcpuKey.text(context.vcpu()));
        }
        if (context.parent() != ContextSpan.NO_PARENT) {
            into.text("xen.parent_span_id", facts.ids().spanText(new ContextId(0, 0, context.parent())));
        }
        if (context.segments() > 1) {
            into.number("xen.segments", context.segments());
        }
        if (context.away() > 0) {
            into.number("xen.suspended_ns", facts.ticksAsNanos(context.away()));
        }
        if (context.status() != 0) {
            into.number("xen.status", context.status());
        }
        if (context.error() != 0) {
            into.number("xen.errno", context.error());
        }
        ContextAttributes said = context.attributes();
        if (!said.target().isEmpty()) {
            into.text("xen.target", said.target());
        }
        if (said.subOperation().isPresent()) {
            into.number("xen.sub_op", said.subOperation().getAsLong());
        }
        if (said.result().isPresent()) {
            into.number("xen.result", said.result().getAsLong());
        }
        for (Map.Entry<String, Object> more : said.more().entrySet()) {
            if (more.getValue() instanceof Long number) {
                into.number(more.getKey(), number);
            } else {
                into.text(more.getKey(), more.getValue().toString());
            }
        }
    }

    private void tellCauses(Activation activation, int span, AttributeSink into) throws IOException {
        for (Cause cause : activation.causes(span)) {
            switch (cause.kind()) {
                case WAKE, IPI, IRQ, ASYNC -> {
                    into.text("xen.wake", cause.kind().key());
                    into.text("xen.woken_by", facts.vcpu(cause.from().vcpu()) + " " + facts.name(cause.from()));
                }
                case TICKLE -> into.number("xen.tickled_by_pcpu", cause.from().pcpu());
                case MIGRATION ->
                    into.number("xen.migrated_from_pcpu", cause.from().pcpu());
                case CONTINUED -> {
                    // the link says all
                }
            }
        }
    }

    /** Whether it is to be marked as one that went wrong: it failed, or nobody saw how it went. */
    public static boolean isError(Activation activation, int span) {
        ContextSpan named = activation.context(span);
        return activation.certainty(span) == Certainty.CUT || named != null && named.hasFailed();
    }

    private void tellCertainty(Activation activation, int span, AttributeSink into) throws IOException {
        Certainty certainty = activation.certainty(span);
        if (isError(activation, span)) {
            into.flag("error");
        }
        if (certainty == Certainty.RECORDED) {
            return;
        }
        into.text("xen.certainty", certainty.key());
        if (certainty == Certainty.END_INFERRED) {
            into.flag("xen.inferred");
        }
        if (SpanFacts.mayEndLater(activation, span)) {
            into.number(LATEST_END, facts.nanos(activation.latestEnd(span)));
        }
    }
}
