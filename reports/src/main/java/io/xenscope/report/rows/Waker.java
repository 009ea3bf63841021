package io.xenscope.report.rows;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.spans.SpanIds;

/** What woke a vcpu, as far as records say: moved from activation to activation. */
final class Waker {
    /** What woke it. */
    enum Why {
        /** A call or VM exit. */
        WAKE,
        /** One of another vcpu of the same domain. */
        IPI,
        /** A hardware interrupt. */
        IRQ,
        /** Xen itself, while that span lasted. */
        ASYNC
    }

    private final SpanIds ids;
    private Cause cause;

    Waker(SpanIds ids) {
        this.ids = ids;
    }

    /** Moves it to an activation; null: nothing woke what it is asked of. */
    Waker of(Activation activation) {
        cause = null;
        if (activation != null) {
            for (Cause one : activation.causes(0)) {
                cause = why(one) == null ? cause : one;
            }
        }
        return this;
    }

    private static Why why(Cause one) {
        return switch (one.kind()) {
            case WAKE -> Why.WAKE;
            case IPI -> Why.IPI;
            case IRQ -> Why.IRQ;
            case ASYNC -> Why.ASYNC;
            case TICKLE, MIGRATION, CONTINUED -> null;
        };
    }

    Why why() {
        return cause == null ? null : why(cause);
    }

    /** Who did it, see {@link VcpuKey}. */
    int vcpu() {
        return cause == null ? VcpuKey.UNKNOWN : cause.from().vcpu();
    }

    long pcpu() {
        return cause == null ? RowTable.NULL : cause.from().pcpu();
    }

    SpanKind kind() {
        return cause == null ? null : cause.from().kind();
    }

    long span() {
        return cause == null ? RowTable.NULL : ids.span(cause.from());
    }
}
