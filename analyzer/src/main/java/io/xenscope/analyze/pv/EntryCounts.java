package io.xenscope.analyze.pv;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.analyze.track.PvAccount;
import io.xenscope.analyze.track.PvTrack;
import io.xenscope.analyze.walk.EventTable;
import io.xenscope.analyze.walk.NumberCounts;
import java.util.TreeMap;

/** Entries of PV guests into Xen by vcpu, counted as {@link PvTrack} does, but only of the stretch of time that is followed. */
public final class EntryCounts implements Activity {
    private final VcpuSlots slots = new VcpuSlots();
    private final NumberCounts numbers = new NumberCounts(EventTable.HIGHEST_NUMBER);

    @Override
    public void register(HostTable events) {
        PvTrack.forEachEvent((event, freeBits, rule) ->
                events.on(event, freeBits, now -> numbers.count(slots.slot(now.vcpu()), rule, now.record())));
    }

    /** Takes the entries of a vcpu, see {@link io.xenscope.analyze.sched.VcpuKey}. */
    public interface Visitor {
        void entries(int vcpu, PvAccount account);
    }

    /** Gives each vcpu that had any, in their order; whoever is unknown among them. */
    public void forEach(Visitor visitor) {
        TreeMap<Integer, PvAccount> byVcpu = new TreeMap<>();
        PvTrack.accounts(numbers).forEach((slot, account) -> byVcpu.put(slots.key(slot), account));
        byVcpu.forEach(visitor::entries);
    }
}
