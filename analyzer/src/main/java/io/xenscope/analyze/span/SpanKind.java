package io.xenscope.analyze.span;

/**
 * What a span is.
 *
 * <pre>
 * ACTIVATION           wake to block, of one vcpu
 *   WAIT               runnable, no pcpu yet
 *   RUN                one run on one pcpu
 *     VMEXIT           exit to entry, or its part in this run
 *     HYPERCALL        of a PV guest; its end is inferred
 *       SUBCALL        a member of a multicall
 *     IRQ              handler of a hardware interrupt, inside whatever it interrupted
 *
 * IDLE                 one stay of a pcpu's idle vcpu
 *   IRQ
 * LOSS                 Xen dropped records of a pcpu
 * DOMAIN               from its creation to its removal
 *   CREATION           until one of its vcpus ran for the first time
 *     PHASE            of its making, inferred from calls
 *       TOOLSTACK_CALL   a call by which the domain that makes it did so; outside of phases, too
 *       TOOLSTACK_AWAY   the vcpu that makes it waits or sleeps; likewise
 *   LIFE               from then on
 * UNNAMED              what a pcpu recorded of guests where no record of the capture says who ran
 *   VMEXIT, HYPERCALL, IRQ as above
 * CONTEXT              named by a trace context record or a toolstack's log; inside each other
 * COMPANION            from a log beside the capture; inside others of its log
 * </pre>
 */
public enum SpanKind {
    ACTIVATION,
    WAIT,
    RUN,
    VMEXIT,
    HYPERCALL,
    SUBCALL,
    IRQ,
    IDLE,
    LOSS,
    DOMAIN,
    CREATION,
    TOOLSTACK_CALL,
    LIFE,
    CONTEXT,
    UNNAMED,
    PHASE,
    TOOLSTACK_AWAY,
    COMPANION;

    /** Whether someone named it, in a record or a log. */
    public boolean isNamed() {
        return this == CONTEXT || this == COMPANION;
    }

    /** Whether it is the outermost span of its tree. */
    public boolean isRoot() {
        return this == ACTIVATION || this == IDLE || this == LOSS || this == DOMAIN || this == UNNAMED;
    }
}
