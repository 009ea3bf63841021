package io.xenscope.analyze.interval;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.PvCallRecords;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.pcpu.InjectionTrack;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.PvEvents;

/** How often something happened to one vcpu in each interval, and how long it took: the second figure is 0 for what has no length. */
public final class EventGrid implements VcpuTracker, VmExitListener {
    /** The kinds of grants, in the order of their events. */
    private static final int[] GRANTS = {
        MemEvents.PAGE_GRANT_MAP, MemEvents.PAGE_GRANT_UNMAP, MemEvents.PAGE_GRANT_TRANSFER
    };

    private static final int COUNT = 0;
    private static final int TICKS = 1;

    private final int domain;
    private final Grid grid;

    /** For a vcpu by its {@link VcpuKey}; {@code grid} has two figures, and is shared by all vcpus. */
    public EventGrid(int vcpu, Grid grid) {
        this.domain = VcpuKey.domain(vcpu);
        this.grid = grid;
    }

    /** VM exits by domain and reason; the time from exit to entry. */
    public static EventGrid ofExits(int vcpu, Grid grid, VmExits exits) {
        return exits.tell(new EventGrid(vcpu, grid));
    }

    /** Injected interrupts by domain and vector. */
    public static void injections(TrackerEvents<EventGrid> events) {
        events.only(TrackerEvents.Guests.HVM).on(HvmEvents.INJ_VIRQ, (tracker, now) -> {
            if (InjectionTrack.isWhole(now.record())) {
                tracker.count(now, InjectionTrack.vector(now.record()));
            }
        });
    }

    /** Hypercalls of PV domains by domain and number. */
    public static void calls(TrackerEvents<EventGrid> events) {
        TrackerEvents.Handler<EventGrid> call =
                (tracker, now) -> tracker.count(now, PvCallRecords.number(now.record()));
        events.only(TrackerEvents.Guests.PV)
                .on(PvEvents.HYPERCALL_V2, PvEvents.WIDE, call)
                .on(PvEvents.HYPERCALL, PvEvents.WIDE, call)
                .on(PvEvents.OLD_HYPERCALL, PvEvents.WIDE, call);
    }

    /** Grants by the domain that was granted to or by, and kind: 1 map, 2 unmap, 3 transfer. */
    public static void grants(TrackerEvents<EventGrid> events) {
        for (int kind = 0; kind < GRANTS.length; kind++) {
            long number = kind + 1L;
            events.on(GRANTS[kind], (tracker, now) -> tracker.grant(now, number));
        }
    }

    private void count(Moment now, long number) {
        grid.add(new Key(domain, number), now.time(), COUNT, 1);
    }

    /** The domain in the record; who maps is who runs. */
    private void grant(Moment now, long kind) {
        if (now.record().wordCount() > 0) {
            grid.add(new Key(now.record().word(0) & 0xFFFF, kind), now.time(), COUNT, 1);
        }
    }

    @Override
    public void entered(VmExit exit, long entry) {
        Key key = new Key(domain, exit.reason());
        grid.add(key, exit.exit(), COUNT, 1);
        grid.addSplit(key, exit.exit(), entry, TICKS);
    }

    @Override
    public void unfinished(VmExit exit) {
        grid.add(new Key(domain, exit.reason()), exit.exit(), COUNT, 1);
    }
}
