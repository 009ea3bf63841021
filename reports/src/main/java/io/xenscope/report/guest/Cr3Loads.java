package io.xenscope.report.guest;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.event.HvmEvents;

/** How often an HVM vcpu loaded CR3, which changes its address space, as far as Xen intercepts that. */
final class Cr3Loads implements VcpuTracker {
    private static final int CR3 = 3;

    private final Range range;
    private long loads;

    Cr3Loads(Range range) {
        this.range = range;
    }

    static void register(TrackerEvents<Cr3Loads> events) {
        events.on(HvmEvents.CR_WRITE, HvmEvents.WIDE, Cr3Loads::written);
    }

    private void written(Moment now) {
        boolean isOne = now.record().wordCount() > 0 && now.record().word(0) == CR3 && range.includes(now.time());
        loads += isOne ? 1 : 0;
    }

    long loads() {
        return loads;
    }
}
