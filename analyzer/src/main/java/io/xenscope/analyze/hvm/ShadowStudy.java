package io.xenscope.analyze.hvm;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.ShadowEvents;

/**
 * What the shadow code did, by vcpu, paging levels of the guest and kind, with the arcs in which it was; and by what its
 * flags say. Both layouts of 64-bit records are read: packed, and with padding at the end.
 *
 * <pre>
 * TRC_SHADOW_*   id 0x40f00k | (levels - 2) << 8   k kind   .. flags in its last words for kinds 1, 6, 8 and 9 to 11
 * </pre>
 */
public final class ShadowStudy implements Activity, ArcListener {
    /** No flag in particular: all records of the kind. */
    public static final int ALL_FLAGS = 0xFF;

    /** The record does not tell how many levels. */
    public static final int NO_LEVELS = 0;

    private static final int MOST = 1 << 14;

    private final VcpuArcs arcs;
    private final PayloadField flags;
    private final PairTable<ArcAccount> kinds = new PairTable<>(MOST, () -> new ArcAccount(2));
    private final PairTable<ArcAccount> resyncs = new PairTable<>(MOST, () -> new ArcAccount(2));
    private long others;

    public ShadowStudy(VcpuArcs arcs, Era era) {
        this.arcs = arcs;
        this.flags = new PayloadField(era, "flags");
    }

    @Override
    public void register(HostTable events) {
        events.onSubclass(ShadowEvents.ALL, this::record);
    }

    private void record(Moment now) {
        int event = now.record().event();
        int kind = ShadowEvents.kind(event);
        int levels = ShadowEvents.hasLevels(event) ? ShadowEvents.levels(event) : NO_LEVELS;
        Arc arc = arcs.of(now);
        if (ShadowEvents.isResync(event) && arc.isOpen()) {
            arc.resync();
        }
        long before = kinds.left();
        note(arc, levels, kind, ALL_FLAGS);
        for (long rest = flags.of(now.record(), 0); rest != 0; rest &= rest - 1) {
            note(arc, levels, kind, Long.numberOfTrailingZeros(rest));
        }
        others += kinds.left() > before ? 1 : 0;
    }

    private void note(Arc arc, int levels, int kind, int flag) {
        ArcAccount account = kinds.of(arc.slot(), levels << 16 | kind << 8 | flag);
        account.count();
        if (arc.isOpen()) {
            arc.note(account);
        }
    }

    @Override
    public void entered(Arc arc, long entry) {
        if (arc.resyncs() > 0) {
            ArcAccount account = resyncs.of(arc.slot(), (long) arc.reason() << 32 | arc.resyncs());
            account.count();
            account.add(arc, entry);
        }
    }

    /** Takes each kind. */
    public interface Visitor {
        /** {@code levels} is {@link #NO_LEVELS}, {@code flag} {@link #ALL_FLAGS} where there is none. */
        void shadow(int vcpu, int levels, int kind, int flag, ArcAccount account);
    }

    public void forEach(Visitor visitor) {
        kinds.forEach((slot, what, account) -> visitor.shadow(
                arcs.vcpu((int) slot), (int) what >>> 16, (int) what >>> 8 & 0xFF, (int) what & 0xFF, account));
    }

    /** Records of which something is in no account of its own, because there was no more room. */
    public long others() {
        return others;
    }

    /** Takes each number of pages brought back into sync in one exit. */
    public interface ResyncVisitor {
        void resyncs(int vcpu, int reason, int pages, ArcAccount account);
    }

    /** Exits with resyncs that there was no more room to tell apart. */
    public long otherResyncs() {
        return resyncs.left();
    }

    public void forEachResync(ResyncVisitor visitor) {
        resyncs.forEach((slot, what, account) ->
                visitor.resyncs(arcs.vcpu((int) slot), (int) (what >>> 32), (int) what, account));
    }
}
