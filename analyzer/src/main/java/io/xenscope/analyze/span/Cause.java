package io.xenscope.analyze.span;

/**
 * What made a span happen, other than the span around it.
 *
 * @param kind what the one did to the other
 * @param from the span that did it
 * @param time when, in common ticks
 */
public record Cause(Kind kind, SpanRef from, long time) {
    /** What one span can do to another. */
    public enum Kind {
        /** A call or VM exit of another vcpu, or of its own, made the vcpu runnable. */
        WAKE,
        /** A call or VM exit of another vcpu of the same domain did: the guest's own inter-processor interrupt. */
        IPI,
        /** The handler of a hardware interrupt did. */
        IRQ,
        /** Xen itself did while that span lasted: a timer, a softirq, or an interrupt that no record shows. */
        ASYNC,
        /** The scheduler asked the pcpu to look for work, and this is what it then ran. */
        TICKLE,
        /** The vcpu's run before, on another pcpu. */
        MIGRATION,
        /** An earlier part of the same call. */
        CONTINUED;

        private final String key = name().toLowerCase(java.util.Locale.ROOT);

        /** The stable name of machine formats. */
        public String key() {
            return key;
        }
    }

    /** Whether the span it names did it; else it only was there. */
    public boolean isCertain() {
        boolean isOnlyAround = from.kind() == SpanKind.RUN || from.kind() == SpanKind.IDLE;
        return kind != Kind.ASYNC && !(kind == Kind.TICKLE && isOnlyAround);
    }
}
