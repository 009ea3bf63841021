package io.xenscope.analyze.creation;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.span.SpanRef;

/**
 * What ended a sleep, without the time and the vcpu: so sleeps can be added up by it.
 *
 * @param kind how; null where no record says
 * @param domain whose call or VM exit it was; the idle domain of interrupts and timers on idle pcpus
 * @param span the kind of span that did it
 * @param detail see {@link io.xenscope.analyze.span.Activation#detail}
 */
public record WokenBy(Cause.Kind kind, int domain, SpanKind span, int detail) {
    static final WokenBy UNKNOWN = new WokenBy(null, VcpuKey.IDLE_DOMAIN, SpanKind.RUN, 0);

    static WokenBy of(Cause cause) {
        if (cause == null) {
            return UNKNOWN;
        }
        SpanRef from = cause.from();
        return switch (cause.kind()) {
            case IRQ -> new WokenBy(cause.kind(), VcpuKey.IDLE_DOMAIN, from.kind(), from.detail());
            case ASYNC -> new WokenBy(cause.kind(), VcpuKey.IDLE_DOMAIN, SpanKind.RUN, 0);
            default -> new WokenBy(cause.kind(), VcpuKey.domain(from.vcpu()), from.kind(), from.detail());
        };
    }
}
