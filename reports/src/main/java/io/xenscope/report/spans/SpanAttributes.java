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
    /** Those that have a column where spans are rows of a table. */
    public static final List<String> COLUMNS = List.of(
            "xen.pcpu",
            "xen.start_ns",
            "xen.dur_ns",
            "xen.latest_end_ns",
            "xen.woken_on_pcpu",
            "xen.self_ns",
            "xen.wait_ns",
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
            List.of("xen.vcpu", "xen.domain", "xen.certainty", "xen.inferred", "error");

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

    public void tell(Activation activation, int span, AttributeSink into) throws IOException {
        SpanKind root = activation.kind(0);
        if (root == SpanKind.ACTIVATION) {
            into.text("xen.vcpu", facts.vcpu(activation.vcpu()));
        } else if (root == SpanKind.UNNAMED) {
            into.text("xen.vcpu", VcpuKey.text(VcpuKey.UNKNOWN));
        } else if (root == SpanKind.DOMAIN) {
            into.number("xen.domain", activation.detail(0));
        }
        if (activation.pcpu(span) != Activation.NONE) {
            into.number("xen.pcpu", activation.pcpu(span));
        }
        long startNanos = facts.nanos(activation.begin(span));
        into.number("xen.start_ns", startNanos);
        long nanos = facts.nanos(activation.end(span)) - startNanos;
        into.number("xen.dur_ns", nanos);
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
        long ticks = activation.end(span) - activation.begin(span);
        long self = activation.selfTicks(span);
        if (self != ticks) {
            into.number("xen.self_ns", facts.part(nanos, self));
        }
        long waits = activation.waitTicks(span);
        if (waits > 0 && activation.kind(span) != SpanKind.WAIT) {
            into.number("xen.wait_ns", facts.part(nanos, waits));
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
            into.text("xen.vcpu", VcpuKey.text(context.vcpu()));
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
            into.number("xen.latest_end_ns", facts.nanos(activation.latestEnd(span)));
        }
    }
}
