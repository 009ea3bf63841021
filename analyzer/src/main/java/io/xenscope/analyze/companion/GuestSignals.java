package io.xenscope.analyze.companion;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.analyze.track.HypercallRecords;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.SchedEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What domains that talk to dom0's daemons show of it, in ns since the begin of the capture: when one of their vcpus called
 * event_channel_op or gave memory back, and when dom0 woke one. They do all that for other reasons, too.
 */
public final class GuestSignals implements HostTracker {
    /** Kept of each domain. */
    private static final int MOST = 1_000_000;

    /** A vcpu of the domain was woken by a vcpu of dom0. */
    public record Wake(long time, int by) {}

    private static final class OfDomain {
        private final Marks sends = new Marks();
        private final List<Wake> wakes = new ArrayList<>();
        private final Marks givesBack = new Marks();
    }

    private final Analysis analysis;
    private final Map<Integer, OfDomain> byDomain = new HashMap<>();

    GuestSignals(Analysis analysis, Set<Integer> domains) {
        this.analysis = analysis;
        domains.forEach(domain -> byDomain.put(domain, new OfDomain()));
    }

    @Override
    public void register(HostEvents events) {
        if (byDomain.isEmpty()) {
            return;
        }
        HypercallRecords.register(events, this::hypercall);
        events.on(MemEvents.DECREASE_RESERVATION, this::givesBack).on(SchedEvents.BLOCKED_TO_RUNNABLE, this::wakes);
    }

    private OfDomain of(int vcpu) {
        return vcpu == VcpuKey.UNKNOWN ? null : byDomain.get(VcpuKey.domain(vcpu));
    }

    private void hypercall(Moment now, int number) {
        OfDomain domain = Hypercalls.Numbers.isEventChannelOp(number) ? of(now.vcpu()) : null;
        if (domain != null && domain.sends.size() < MOST) {
            domain.sends.add(nanos(now), nanos(now));
        }
    }

    private void givesBack(Moment now) {
        OfDomain domain = of(now.vcpu());
        if (domain != null && domain.givesBack.size() < MOST) {
            domain.givesBack.add(nanos(now), nanos(now));
        }
    }

    private void wakes(Moment now) {
        OfDomain domain = now.record().wordCount() > 0 ? of(now.record().word(0)) : null;
        boolean isByTools = now.vcpu() != VcpuKey.UNKNOWN && VcpuKey.domain(now.vcpu()) == 0;
        if (domain != null && isByTools && domain.wakes.size() < MOST) {
            domain.wakes.add(new Wake(nanos(now), now.vcpu()));
        }
    }

    private long nanos(Moment now) {
        return analysis.moment(now.time());
    }

    /** When vcpus of a domain called event_channel_op, in order; none where the domain is not followed. */
    public Marks sends(int domain) {
        return byDomain.containsKey(domain) ? byDomain.get(domain).sends : new Marks();
    }

    /** When vcpus of a domain gave memory back to Xen, in order. */
    public Marks givesBack(int domain) {
        return byDomain.containsKey(domain) ? byDomain.get(domain).givesBack : new Marks();
    }

    /** When dom0 woke a vcpu of a domain, in order. */
    public List<Wake> wakes(int domain) {
        return byDomain.containsKey(domain) ? byDomain.get(domain).wakes : List.of();
    }
}
