package io.xenscope.samples;

import io.xenscope.format.event.ContextEvents;

/** Words for records of trace context, see {@link ContextRecord}. */
interface ContextWords extends XenWords {
    /** As a Xen writes it that knows trace context. */
    default PcpuTrace context(ContextRecord context) {
        int event = ContextEvents.CTX | context.number();
        return context.hasTsc() ? record(event, context.words()) : recordWithoutTsc(event, context.words());
    }

    /** As a guest writes it through any Xen: without a time, behind the hypercall that does so. */
    default PcpuTrace guestContext(ContextRecord context) {
        return recordWithoutTsc(ContextEvents.GUEST_CTX | context.number(), context.words());
    }
}
