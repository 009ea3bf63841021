package io.xenscope.analyze.hvm;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;

/**
 * What the handlers of VM exits tell, for every vcpu: registers, ports, addresses, vectors; each with the arcs in which it
 * was. A record belongs to the arc that is open for its vcpu, also when it is written after a wait for the device model.
 */
public final class HandlerStudy implements Activity {
    /** The reason of records outside of any arc that was seen. */
    public static final int NO_REASON = 0xFFF;

    /** The key of records that name nothing. */
    public static final long NO_KEY = -1;

    private static final int MOST = 1 << 14;
    private static final int DIGITS = 2;
    private static final int KIND_SHIFT = 12;
    private static final int SLOT_SHIFT = 20;
    private static final int ACCESS_BITS = 3;

    private final VcpuArcs arcs;
    private final Era era;
    private final PairTable<ArcAccount> handlers = new PairTable<>(MOST, () -> new ArcAccount(DIGITS));

    public HandlerStudy(VcpuArcs arcs, Era era) {
        this.arcs = arcs;
        this.era = era;
    }

    @Override
    public void register(HostTable events) {
        events.on(HvmEvents.INJ_VIRQ, now -> arcs.of(now).told());
        PayloadField access = new PayloadField(era, "qualification");
        for (HandlerKind kind : HandlerKind.values()) {
            PayloadField field = new PayloadField(era, kind.field());
            if (kind == HandlerKind.NPF) {
                events.on(kind.event(), kind.freeBits(), now -> nestedFault(now, field, access));
            } else {
                events.on(kind.event(), kind.freeBits(), now -> add(now, kind, field.of(now.record(), NO_KEY)));
            }
        }
    }

    /** The type of the page, and in the last three bits whether it was read, written, executed (0 on AMD). */
    private void nestedFault(Moment now, PayloadField type, PayloadField access) {
        long how = access.of(now.record(), 0) & (1 << ACCESS_BITS) - 1;
        add(now, HandlerKind.NPF, type.of(now.record(), 0) << ACCESS_BITS | how);
    }

    private void add(Moment now, HandlerKind kind, long key) {
        Arc arc = arcs.of(now);
        int reason = arc.isOpen() ? arc.reason() : NO_REASON;
        ArcAccount account = handlers.of((long) arc.slot() << SLOT_SHIFT | kind.ordinal() << KIND_SHIFT | reason, key);
        account.count();
        if (arc.isOpen()) {
            arc.note(account);
        }
    }

    /** Takes each that occurs. */
    public interface Visitor {
        /** {@code key} by {@link HandlerKind}; of NPF p2m type << 3 | access. */
        void handler(int vcpu, int reason, HandlerKind kind, long key, ArcAccount account);
    }

    public void forEach(Visitor visitor) {
        handlers.forEach((first, key, account) -> visitor.handler(
                arcs.vcpu((int) (first >>> SLOT_SHIFT)),
                (int) first & NO_REASON,
                HandlerKind.of((int) (first >>> KIND_SHIFT) & 0xFF),
                key,
                account));
    }

    /** What there was no more room to tell apart; null mostly. */
    public ArcAccount rest() {
        return handlers.rest();
    }
}
