package io.xenscope.analyze.hvm;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.ShadowEvents;

/**
 * Where guests were when they left, by domain and cause: the reason of the exit, of external interrupts with the host's
 * vector, and apart from that what Xen had to emulate.
 */
public final class RipStudy implements Activity, ArcListener {
    /** A cause that is no reason: the shadow code emulated an instruction. */
    public static final int EMULATED = 0xFFE;

    /** A cause that is no reason: an instruction of real mode was emulated. */
    public static final int REALMODE = 0xFFD;

    /** Not an interrupt of the host. */
    public static final int NO_VECTOR = -1;

    private static final int MOST = 1 << 15;

    private final VcpuArcs arcs;
    private final PayloadField vector;
    private final long mask;
    private final PairTable<ArcAccount> rips = new PairTable<>(MOST, () -> new ArcAccount(2));

    /** Rips are rounded down to multiples of {@code bucket}, a power of two. */
    public RipStudy(VcpuArcs arcs, Era era, long bucket) {
        this.arcs = arcs;
        this.vector = new PayloadField(era, HandlerKind.INTERRUPT.field());
        this.mask = -bucket;
    }

    @Override
    public void register(HostTable events) {
        events.on(HandlerKind.INTERRUPT.event(), this::interrupted)
                .on(ShadowEvents.EMULATE, ShadowEvents.LEVEL_BITS, now -> emulated(now, EMULATED))
                .on(HandlerKind.REALMODE.event(), now -> emulated(now, REALMODE));
    }

    private void interrupted(Moment now) {
        Arc arc = arcs.of(now);
        if (arc.isOpen() && vector.isIn(now.record())) {
            arc.interruptedBy((int) vector.of(now.record(), 0));
        }
    }

    private void emulated(Moment now, int cause) {
        Arc arc = arcs.of(now);
        if (arc.isOpen()) {
            ArcAccount account = account(arc, cause, NO_VECTOR);
            account.count();
            arc.noteAside(account);
        }
    }

    private ArcAccount account(Arc arc, int cause, int hostVector) {
        long dom = arc.vcpu() == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(arc.vcpu());
        return rips.of(dom << 32 | (long) cause << 16 | hostVector & 0xFFFF, arc.rip() & mask);
    }

    @Override
    public void entered(Arc arc, long entry) {
        ArcAccount account = account(arc, arc.reason(), arc.hostVector());
        account.count();
        account.add(arc, entry);
    }

    /** Takes each that occurs. */
    public interface Visitor {
        /** {@code dom} is -1 where unknown. */
        void rip(int dom, int cause, int hostVector, long rip, ArcAccount account);
    }

    public void forEach(Visitor visitor) {
        rips.forEach((first, rip, account) ->
                visitor.rip((int) (first >> 32), (int) (first >>> 16) & 0xFFFF, (short) first, rip, account));
    }

    /** What there was no more room to tell apart; null mostly. */
    public ArcAccount rest() {
        return rips.rest();
    }
}
