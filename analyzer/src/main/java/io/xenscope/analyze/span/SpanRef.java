package io.xenscope.analyze.span;

/**
 * The name of a span in another tree, and enough to describe it in a line: it outlives the tree.
 *
 * @param vcpu whose tree, see VcpuKey
 * @param treeBegin when the tree begins, in common ticks
 * @param treeRepeat see {@link Activation#repeat}
 * @param kind what the span is
 * @param pcpu where it happened
 * @param detail see {@link Activation#detail}
 * @param record offset of the record that opened it
 * @param begin when it begins, in common ticks
 */
public record SpanRef(
        int vcpu, long treeBegin, int treeRepeat, SpanKind kind, int pcpu, int detail, long record, long begin) {
    static SpanRef of(Activation activation, int span) {
        return new SpanRef(
                activation.vcpu(),
                activation.begin(0),
                activation.repeat(),
                activation.kind(span),
                activation.pcpu(span),
                activation.detail(span),
                activation.record(span),
                activation.begin(span));
    }
}
