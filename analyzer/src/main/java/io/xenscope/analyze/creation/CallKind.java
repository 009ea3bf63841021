package io.xenscope.analyze.creation;

import io.xenscope.analyze.span.SpanKind;

/**
 * A kind of entry into Xen.
 *
 * @param span a hypercall, a member of a multicall, or a VM exit
 * @param number of the hypercall; of a VM exit its reason
 * @param guestCall the hypercall that a VM exit is, or {@link io.xenscope.analyze.span.Activation#NONE}
 */
public record CallKind(SpanKind span, int number, int guestCall) {}
