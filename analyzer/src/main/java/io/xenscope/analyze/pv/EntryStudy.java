package io.xenscope.analyze.pv;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.analyze.track.PvKind;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.PvEvents;

/** Where PV guests were when they entered Xen, by domain and kind, and the error codes of their page faults. */
public final class EntryStudy implements Activity {
    private static final int MOST = 1 << 15;

    private final PayloadField rip;
    private final PayloadField errorCode;
    private final long mask;
    private final PairTable<long[]> rips = new PairTable<>(MOST, () -> new long[1]);
    private final PairTable<long[]> faults = new PairTable<>(MOST, () -> new long[1]);

    /** Rips are rounded down to multiples of {@code bucket}, a power of two. */
    public EntryStudy(Era era, long bucket) {
        rip = new PayloadField(era, "rip", "eip");
        errorCode = new PayloadField(era, "error_code");
        mask = -bucket;
    }

    @Override
    public void register(HostTable events) {
        events.onSubclass(PvEvents.ENTRY, this::entry).onSubclass(PvEvents.OLD_ENTRY, this::entry);
    }

    private void entry(Moment now) {
        int kind = PvEvents.kind(now.record().event());
        long dom = now.vcpu() == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(now.vcpu());
        if (rip.isIn(now.record())) {
            rips.of(dom << 8 | kind, rip.of(now.record(), 0) & mask)[0]++;
        }
        if (kind == PvKind.PAGE_FAULT.number() && errorCode.isIn(now.record())) {
            faults.of(dom, errorCode.of(now.record(), 0))[0]++;
        }
    }

    /** Takes each place. */
    public interface PlaceVisitor {
        /** {@code dom} is -1 where unknown. */
        void place(int dom, PvKind kind, long rip, long count);
    }

    public void forEachPlace(PlaceVisitor visitor) {
        rips.forEach((first, where, count) ->
                visitor.place((int) (first >> 8), PvKind.of((int) first & PvEvents.KIND_BITS), where, count[0]));
    }

    /** Entries at places that there was no more room to tell apart. */
    public long otherPlaces() {
        return rips.rest() == null ? 0 : rips.rest()[0];
    }

    /** Takes each error code. */
    public interface FaultVisitor {
        /** {@code dom} is -1 where unknown. */
        void fault(int dom, int errorCode, long count);
    }

    /** Page faults that there was no more room to tell apart. */
    public long otherFaults() {
        return faults.left();
    }

    public void forEachFault(FaultVisitor visitor) {
        faults.forEach((dom, code, count) -> visitor.fault((int) dom, (int) code, count[0]));
    }
}
