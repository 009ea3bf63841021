package io.xenscope.report.series;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.clock.TscRate;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.report.cells.ExitNames;

/** Points of one vcpu's VM exits: where, why, how long, the accesses to devices in them, and writes of CR3. */
final class ExitPoints implements VcpuTracker, VmExitListener {
    private static final int WIDE = HvmEvents.WIDE;
    private static final int FREE = WIDE | HvmEvents.NESTED;
    private static final int CR3 = 3;
    private static final int PAGE_BITS = 12;
    private static final int NO_VECTOR = -1;

    private final VmExit exit;
    private final ExitNames names;
    private final TscRate rate;
    private final Points points;
    private long frame = -1;
    private int hostVector = NO_VECTOR;
    /** The exit that has just ended: the handler of its entry comes next. */
    private boolean hasEnded;

    ExitPoints(VmExits exits, ExitNames names, TscRate rate, Points points) {
        this.exit = exits.present();
        this.names = names;
        this.rate = rate;
        this.points = points;
        exits.tell(this);
    }

    // What records a tracker takes, by quantity: they come after VmExits has had them.

    static void registerExits(TrackerEvents<ExitPoints> events, Era era) {
        events.on(HvmEvents.VMX_EXIT, FREE, ExitPoints::exit).on(HvmEvents.SVM_EXIT, FREE, ExitPoints::exit);
    }

    static void registerTimes(TrackerEvents<ExitPoints> events, Era era) {
        events.on(
                HvmEvents.VMENTRY,
                FREE,
                (tracker, now) -> tracker.entry(now, tracker.names.name(tracker.exit.reason())));
    }

    static void registerInterruptTimes(TrackerEvents<ExitPoints> events, Era era) {
        PayloadField vector = new PayloadField(era, "vector");
        events.on(HvmEvents.INTR, (tracker, now) -> tracker.remember(now, vector))
                .on(
                        HvmEvents.VMENTRY,
                        FREE,
                        (tracker, now) -> tracker.entry(now, tracker.hostVector < 0 ? null : hex(tracker.hostVector)));
    }

    static void registerInterrupts(TrackerEvents<ExitPoints> events, Era era) {
        PayloadField vector = new PayloadField(era, "vector");
        events.on(HvmEvents.INTR, (tracker, now) -> tracker.interrupt(now, vector));
    }

    static void registerCr3(TrackerEvents<ExitPoints> events, Era era) {
        PayloadField register = new PayloadField(era, "cr");
        PayloadField value = new PayloadField(era, "value");
        events.on(HvmEvents.CR_WRITE, WIDE, (tracker, now) -> tracker.write(now, register, value));
    }

    static void registerAccesses(TrackerEvents<ExitPoints> events, Era era) {
        PayloadField address = new PayloadField(era, "port", "gpa");
        TrackerEvents.Handler<ExitPoints> access = (tracker, now) -> tracker.access(now, address);
        events.on(HvmEvents.IOPORT_READ, HvmEvents.WRITE | WIDE, access)
                .on(HvmEvents.IOMEM_READ, HvmEvents.WRITE | WIDE, access);
    }

    @Override
    public void exited(VmExit left) {
        hostVector = NO_VECTOR;
        hasEnded = false;
    }

    @Override
    public void entered(VmExit left, long entry) {
        hasEnded = true;
    }

    private void exit(Moment now) {
        if (exit.isOpen() && exit.exit() == now.time()) {
            points.add(now, names.name(exit.reason()), exit.rip());
        }
    }

    private void remember(Moment now, PayloadField vector) {
        hostVector = (int) vector.of(now.record(), NO_VECTOR);
    }

    /** {@code key} is null where the exit is of no interest. */
    private void entry(Moment now, String key) {
        if (hasEnded && key != null) {
            points.add(now, key, rate.nanos(now.time() - exit.exit()));
        }
        hasEnded = false;
    }

    private void interrupt(Moment now, PayloadField vector) {
        if (exit.isOpen()) {
            points.add(now, vector.isIn(now.record()) ? hex(vector.of(now.record(), 0)) : "", exit.rip());
        }
    }

    private void access(Moment now, PayloadField address) {
        if (exit.isOpen()) {
            String way = HvmEvents.isWrite(now.record().event()) ? "w " : "r ";
            points.add(now, way + hex(address.of(now.record(), 0)), rate.nanos(now.time() - exit.exit()));
        }
    }

    private void write(Moment now, PayloadField register, PayloadField value) {
        if (register.of(now.record(), -1) == CR3) {
            long next = value.of(now.record(), 0) >>> PAGE_BITS;
            points.add(now, frame == next ? "flush" : "switch", next);
            frame = next;
        }
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
