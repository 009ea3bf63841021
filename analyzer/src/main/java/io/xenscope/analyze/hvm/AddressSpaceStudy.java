package io.xenscope.analyze.hvm;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.format.event.Era;

/**
 * The address spaces of guests whose writes of CR3 Xen sees (with shadow paging, or where CR3 exiting is on): how often
 * they were switched to, and for how long they ran.
 */
public final class AddressSpaceStudy implements Activity, ArcListener {
    private static final int CR3 = 3;
    private static final int PAGE_BITS = 12;
    private static final int MOST = 1 << 15;

    private final VcpuArcs arcs;
    private final PayloadField register;
    private final PayloadField value;
    private final PairTable<AddressSpace> spaces = new PairTable<>(MOST, AddressSpace::new);
    private int ids;

    public AddressSpaceStudy(VcpuArcs arcs, Era era) {
        this.arcs = arcs;
        this.register = new PayloadField(era, "cr");
        this.value = new PayloadField(era, "value");
    }

    @Override
    public void register(HostTable events) {
        events.on(HandlerKind.CR_WRITE.event(), HandlerKind.CR_WRITE.freeBits(), this::written);
    }

    private void written(Moment now) {
        if (register.of(now.record(), -1) != CR3) {
            return;
        }
        Arc arc = arcs.of(now);
        long dom = arc.vcpu() == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(arc.vcpu());
        AddressSpace space = spaces.of(dom, value.of(now.record(), 0) >>> PAGE_BITS);
        ids += space.isNew() ? 1 : 0;
        space.seen(ids, now.time(), space == arc.space());
        arc.switchTo(space);
    }

    @Override
    public void exited(Arc arc) {
        if (arc.space() != null && arc.guest() >= 0) {
            arc.space().ran(arc.guest());
        }
    }

    @Override
    public void entered(Arc arc, long entry) {
        if (arc.space() != null) {
            arc.space().spent(arc.xen());
        }
    }

    /** Takes each address space. */
    public interface Visitor {
        /** {@code dom} is -1 where unknown; {@code frame} is that of the top page table. */
        void space(int dom, long frame, AddressSpace space);
    }

    public void forEach(Visitor visitor) {
        spaces.forEach((dom, frame, space) -> visitor.space((int) dom, frame, space));
    }

    /** All that there was no more room to tell apart; null mostly. */
    public AddressSpace rest() {
        return spaces.rest();
    }
}
