package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.rules.PvCallRecords;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.PvEvents;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * Changes of domains' memory: the p2m, reservations given back, populate-on-demand; each of the domain that its record
 * names, whichever vcpu runs.
 *
 * <pre>
 * TRC_MEM_SET_P2M_ENTRY         0x10f004   type, domain, order
 * TRC_MEM_DECREASE_RESERVATION  0x10f005   domain, order
 * TRC_MEM_POD_POPULATE          0x10f010   TRC_MEM_POD_ZERO_RECLAIM  0x10f011   domain, order
 * TRC_MEM_POD_SUPERPAGE_SPLINTER  0x10f012   domain (before 4.18 without order)
 * </pre>
 */
public final class PageChanges implements VcpuTracker {
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
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In what the record was written. */
    public enum Cause {
        /** A VM exit of the domain's own that is no hypercall: it touched a page that was not there. */
        FAULT,
        /** A hypercall of the domain itself: ballooning; of a PV guest, the {@code memory_op} it entered last. */
        HYPERCALL,
        /** Another domain ran: a hypercall of the toolstack or the device model. */
        OTHER_DOMAIN,
        /** The domain ran, and neither an exit nor a call was seen to be open. */
        UNKNOWN;

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** No type, no order. */
    public static final int NONE = 0xFF;

    private static final int MOST = 1 << 16;
    private static final int VMX_VMCALL = 18;
    private static final int SVM_VMMCALL = 0x81;
    private static final Change[] CHANGES = Change.values();
    private static final Cause[] CAUSES = Cause.values();

    /** The records that it takes, with the fields of their layouts. */
    private record Fields(PayloadField domain, PayloadField order, PayloadField type) {}

    private final int vcpu;
    private final VmExit exit;
    private final Range range;
    private final boolean svm;
    private final PairTable<Occurrences> changes;
    /** Whether what the vcpu, of a PV guest, entered Xen for last is a {@code memory_op}. */
    private boolean isInMemoryOp;

    /** {@code svm} says which processor's numbers exit reasons are; {@code most} kinds of changes have accounts of their own. */
    public PageChanges(int vcpu, VmExits exits, Range range, boolean svm, int most) {
        this.vcpu = vcpu;
        this.exit = exits.present();
        this.range = range;
        this.svm = svm;
        this.changes = new PairTable<>(most, Occurrences::new);
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<PageChanges> events, Era era) {
        register(events, era, (tracker, now) -> tracker);
    }

    /** The same for trackers that keep such changes: {@code of} finds those for a moment. */
    public static <T> void register(TrackerEvents<T> events, Era era, BiFunction<T, Moment, PageChanges> of) {
        Fields fields =
                new Fields(new PayloadField(era, "dom"), new PayloadField(era, "order"), new PayloadField(era, "p2mt"));
        for (Change change : CHANGES) {
            events.on(change.event, (tracker, now) -> of.apply(tracker, now).add(now, change, fields));
        }
        for (int entries : new int[] {PvEvents.ENTRY, PvEvents.OLD_ENTRY, PvEvents.SUBCALL}) {
            events.onSubclass(entries, (tracker, now) -> of.apply(tracker, now).entry(now));
        }
    }

    private void entry(Moment now) {
        int event = now.record().event();
        boolean isCall = PvEvents.isHypercall(event) || PvEvents.isSubcall(event);
        isInMemoryOp = isCall && PvCallRecords.number(now.record()) == Hypercalls.Numbers.MEMORY_OP;
    }

    @Override
    public void breaks(long time) {
        isInMemoryOp = false;
    }

    private void add(Moment now, Change change, Fields fields) {
        if (!fields.domain.isIn(now.record()) || !range.includes(now.time())) {
            return;
        }
        long dom = fields.domain.of(now.record(), 0);
        long order = fields.order.of(now.record(), NONE);
        long type = fields.type.of(now.record(), NONE);
        long what = change.ordinal() << 16 | cause(dom).ordinal() << 24 | (type & 0xFF) << 8 | order & 0xFF;
        changes.of(dom, what).add(now.time(), order == NONE ? 0 : order);
    }

    private Cause cause(long dom) {
        if (vcpu == VcpuKey.UNKNOWN) {
            return Cause.UNKNOWN;
        }
        if (VcpuKey.domain(vcpu) != dom) {
            return Cause.OTHER_DOMAIN;
        }
        if (!exit.isOpen()) {
            return isInMemoryOp ? Cause.HYPERCALL : Cause.UNKNOWN;
        }
        return exit.reason() == (svm ? SVM_VMMCALL : VMX_VMCALL) ? Cause.HYPERCALL : Cause.FAULT;
    }

    /** Those of all vcpus together. */
    public static final class Sum {
        private final PairTable<Occurrences> changes = new PairTable<>(MOST, Occurrences::new);

        public void add(PageChanges tracker) {
            changes.add(tracker.changes, Occurrences::add);
        }

        /** Takes each kind of change. */
        public interface Visitor {
            /** {@code type} and {@code order} are {@link #NONE} where the record has none. */
            void pages(long dom, Change change, Cause cause, int type, int order, Occurrences occurrences);
        }

        /** Changes that there was no more room to tell apart, of whatever kind. */
        public long others() {
            return changes.rest() == null ? 0 : changes.rest().count();
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
}
