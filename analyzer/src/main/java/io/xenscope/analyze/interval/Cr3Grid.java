package io.xenscope.analyze.interval;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.event.HvmEvents;

/**
 * How long one HVM vcpu ran with which page table in CR3, and how often it switched to it: two figures by domain and page frame.
 *
 * <pre>
 * TRC_HVM_CR_WRITE   id 0x82009   w0 register   w1 value     id 0x82109   the value has two words
 * </pre>
 */
public final class Cr3Grid implements VcpuTracker {
    private static final int CR3 = 3;
    private static final int PAGE_BITS = 12;
    private static final long NONE = -1;
    private static final int SWITCHES = 0;
    private static final int TICKS = 1;

    private final int vcpu;
    private final Grid grid;
    private long frame = NONE;
    private boolean isRunning;
    private long since;

    /** For a vcpu by its {@link VcpuKey}; {@code grid} has two figures, and is shared by all vcpus. */
    public Cr3Grid(int vcpu, Grid grid) {
        this.vcpu = vcpu;
        this.grid = grid;
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<Cr3Grid> events) {
        events.only(TrackerEvents.Guests.HVM).on(HvmEvents.CR_WRITE, HvmEvents.WIDE, Cr3Grid::write);
    }

    private void write(Moment now) {
        int words = now.record().wordCount();
        if (words < 2 || now.record().word(0) != CR3) {
            return;
        }
        long value = words >= 3
                ? now.record().quad(1)
                : Integer.toUnsignedLong(now.record().word(1));
        stop(now.time());
        frame = value >>> PAGE_BITS;
        since = now.time();
        isRunning = true;
        grid.add(key(), now.time(), SWITCHES, 1);
    }

    private Key key() {
        return new Key(VcpuKey.domain(vcpu), frame);
    }

    private void stop(long time) {
        if (frame != NONE && isRunning) {
            grid.addSplit(key(), since, time, TICKS);
        }
    }

    @Override
    public void enters(VcpuState state, long time) {
        stop(time);
        isRunning = state == VcpuState.RUNNING;
        since = time;
    }

    /** It may have been written unseen. */
    @Override
    public void breaks(long time) {
        stop(time);
        frame = NONE;
    }

    @Override
    public void finish(long end) {
        stop(end);
    }
}
