package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.span.SpanKind;

/**
 * A span that was open at a moment. Times are common ticks.
 *
 * @param kind what it is
 * @param detail see {@link io.xenscope.analyze.span.Activation#detail}
 * @param guestCall hypercall that a VM exit is, or {@link io.xenscope.analyze.span.Activation#NONE}
 * @param vcpu whose, see {@link io.xenscope.analyze.base.VcpuKey}
 * @param pcpu where, or {@link io.xenscope.analyze.span.Activation#NONE}
 * @param begin when it began
 * @param isCertain whether records prove that it was open; else it may have been
 */
public record OpenSpan(SpanKind kind, int detail, int guestCall, int vcpu, int pcpu, long begin, boolean isCertain) {}
