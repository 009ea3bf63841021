package io.xenscope.analyze.span;

/**
 * What a span is.
 *
 * <pre>
 * ACTIVATION           wake to block, of one vcpu
 *   WAIT               runnable, no pcpu yet
 *   RUN                one stint on one pcpu
 *     VMEXIT           exit to entry, or the part of it in this stint
 *     HYPERCALL        of a PV guest; its end is inferred
 *       SUBCALL        a member of a multicall
 * </pre>
 */
public enum SpanKind {
    ACTIVATION,
    WAIT,
    RUN,
    VMEXIT,
    HYPERCALL,
    SUBCALL
}
