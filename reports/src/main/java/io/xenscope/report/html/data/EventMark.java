package io.xenscope.report.html.data;

import io.xenscope.analyze.span.SpanKind;

/** Events that the time line marks below its lanes, by the numbers that the page's scripts know. */
enum EventMark {
    VMEXIT,
    HYPERCALL,
    /** On the lane of its pcpu; the others are on those of vcpus. */
    IRQ;

    /** Whether there is a heat map of their durations: of those that are recorded to their ends. */
    boolean hasHeat() {
        return this != HYPERCALL;
    }

    /** Null where a span is none of them. */
    static EventMark of(SpanKind kind) {
        return switch (kind) {
            case VMEXIT -> VMEXIT;
            case HYPERCALL -> HYPERCALL;
            case IRQ -> IRQ;
            default -> null;
        };
    }
}
