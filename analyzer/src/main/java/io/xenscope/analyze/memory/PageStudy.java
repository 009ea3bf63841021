package io.xenscope.analyze.memory;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.hvm.Arc;
import io.xenscope.analyze.hvm.VcpuArcs;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.MemEvents;

/**
 * Changes of domains' memory: the p2m, reservations given back, populate-on-demand; each of the domain that its record
 * names, whoever runs.
 *
 * <pre>
 * TRC_MEM_SET_P2M_ENTRY         0x10f004   type, domain, order
 * TRC_MEM_DECREASE_RESERVATION  0x10f005   domain, order
 * TRC_MEM_POD_POPULATE          0x10f010   TRC_MEM_POD_ZERO_RECLAIM  0x10f011   domain, order
 * TRC_MEM_POD_SUPERPAGE_SPLINTER  0x10f012   domain (before 4.18 without order)
 * </pre>
 */
public final class PageStudy implements Activity {
    /** What happened to pages. */
    public enum Change {
        SET_P2M_ENTRY(MemEvents.SET_P2M_ENTRY),
        DECREASE_RESERVATION(MemEvents.DECREASE_RESERVATION),
        POD_POPULATE(MemEvents.POD_POPULATE),
        POD_ZERO_RECLAIM(MemEvents.POD_ZERO_RECLAIM),
        POD_SUPERPAGE_SPLINTER(MemEvents.POD_SUPERPAGE_SPLINTER);

        private final int event;

        Change(int event) {
            this.event = event;
        }

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** In what the record was written. */
    public enum Cause {
        /** A VM exit of the domain's own that is no hypercall: it touched a page that was not there. */
        FAULT,
        /** A hypercall of the domain itself: ballooning. */
        HYPERCALL,
        /** Another domain ran: a hypercall of the toolstack or the device model. */
        OTHER_DOMAIN,
        /** The domain ran, and no exit was seen to be open. */
        UNKNOWN;

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** No type, no order. */
    public static final int NONE = 0xFF;

    private static final int MOST = 1 << 16;
    private static final int VMX_VMCALL = 18;
    private static final int SVM_VMMCALL = 0x81;
    private static final Change[] CHANGES = Change.values();
    private static final Cause[] CAUSES = Cause.values();

    private final VcpuArcs arcs;
    private final boolean svm;
    private final PayloadField domain;
    private final PayloadField order;
    private final PayloadField type;
    private final PairTable<Occurrences> changes = new PairTable<>(MOST, Occurrences::new);
    private final long[] others = new long[CHANGES.length];

    /** {@code svm} says which processor's numbers exit reasons are. */
    public PageStudy(VcpuArcs arcs, Era era, boolean svm) {
        this.arcs = arcs;
        this.svm = svm;
        this.domain = new PayloadField(era, "dom");
        this.order = new PayloadField(era, "order");
        this.type = new PayloadField(era, "p2mt");
    }

    @Override
    public void register(HostTable events) {
        for (Change change : CHANGES) {
            events.on(change.event, now -> add(now, change));
        }
    }

    private void add(Moment now, Change change) {
        if (!domain.isIn(now.record())) {
            return;
        }
        long dom = domain.of(now.record(), 0);
        long pageOrder = order.of(now.record(), NONE);
        long pageType = type.of(now.record(), NONE);
        long what =
                change.ordinal() << 16 | cause(now, dom).ordinal() << 24 | (pageType & 0xFF) << 8 | pageOrder & 0xFF;
        Occurrences occurrences = changes.of(dom, what);
        occurrences.add(now.time(), pageOrder == NONE ? 0 : pageOrder);
        others[change.ordinal()] += occurrences == changes.rest() ? 1 : 0;
    }

    private Cause cause(Moment now, long dom) {
        if (now.vcpu() == VcpuKey.UNKNOWN) {
            return Cause.UNKNOWN;
        }
        if (VcpuKey.domain(now.vcpu()) != dom) {
            return Cause.OTHER_DOMAIN;
        }
        Arc arc = arcs.of(now);
        if (!arc.isOpen()) {
            return Cause.UNKNOWN;
        }
        return arc.reason() == (svm ? SVM_VMMCALL : VMX_VMCALL) ? Cause.HYPERCALL : Cause.FAULT;
    }

    /** Takes each kind of change. */
    public interface Visitor {
        /** {@code type} and {@code order} are {@link #NONE} where the record has none. */
        void pages(long dom, Change change, Cause cause, int type, int order, Occurrences occurrences);
    }

    /** Changes that there was no more room to tell apart. */
    public long others(Change change) {
        return others[change.ordinal()];
    }

    public void forEach(Visitor visitor) {
        changes.forEach((dom, what, occurrences) -> visitor.pages(
                dom,
                CHANGES[(int) (what >>> 16) & 0xFF],
                CAUSES[(int) (what >>> 24) & 0xFF],
                (int) (what >>> 8) & 0xFF,
                (int) what & 0xFF,
                occurrences));
    }
}
