package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.Counts;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.Merging;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.pcpu.InjectionTrack;
import io.xenscope.format.event.HvmEvents;

/** Interrupts that Xen injected into one HVM vcpu in a range of time, by the guest's vector. */
public final class Injections implements VcpuTracker, Merging<Injections> {
    private final Range range;
    private final Counts vectors = new Counts();

    public Injections(Range range) {
        this.range = range;
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<Injections> events) {
        events.only(TrackerEvents.Guests.HVM).on(HvmEvents.INJ_VIRQ, Injections::injected);
    }

    private void injected(Moment now) {
        if (InjectionTrack.isWhole(now.record()) && range.includes(now.time())) {
            vectors.count(InjectionTrack.vector(now.record()));
        }
    }

    @Override
    public void merge(Injections other) {
        vectors.add(other.vectors);
    }

    /** By vector. */
    public Counts vectors() {
        return vectors;
    }
}
