package io.xenscope.report.rows;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;

/** One wake-up of a vcpu. */
final class WakeRow {
    static final RowTable<WakeRow> TABLE = RowTable.of(
            "wakes",
            "Wake-ups of vcpus: activations of which a record says where they were woken",
            columns -> columns.sliced()
                    .big("root", row -> row.span.root(), "the activation")
                    .who("", row -> row.span.vcpu(), "who was woken")
                    .nanos("t_ns", row -> row.span.start(), "when")
                    .small("on_pcpu", row -> row.span.tree().wakerPcpu(), "pcpu that woke it")
                    .word("why", Waker.Why.class, row -> row.waker.why(), "what woke it; null: not known")
                    .who("by_", row -> row.waker.vcpu(), "who woke it")
                    .small("by_pcpu", row -> row.waker.pcpu(), "pcpu of the span that woke it")
                    .word("by_kind", SpanKind.class, row -> row.waker.kind(), "in a span of this kind")
                    .big("by_span", row -> row.waker.span(), "that span")
                    .nanos(
                            "run_ns",
                            WakeRow::toRun,
                            "until it ran; null where the wait is truncated or no run ended it"));

    private final SpanRow span;
    private final Waker waker;

    WakeRow(SpanRow span) {
        this.span = span;
        this.waker = new Waker(span.facts().ids());
    }

    /** The row of spans is at the outermost span of a tree. */
    void give(RowSinks sinks) {
        if (span.kind() == SpanKind.ACTIVATION && span.tree().wakerPcpu() != Activation.NONE) {
            waker.of(span.tree());
            sinks.give(TABLE, this);
        }
    }

    private long toRun() {
        Activation tree = span.tree();
        int first = 1;
        boolean isWait = tree.spans() > first
                && tree.kind(first) == SpanKind.WAIT
                && tree.certainty(first) == Certainty.RECORDED
                && WaitRow.ranOn(tree, first) != Activation.NONE;
        return isWait ? span.facts().nanos(tree.end(first)) - span.facts().nanos(tree.begin(first)) : RowTable.NULL;
    }
}
