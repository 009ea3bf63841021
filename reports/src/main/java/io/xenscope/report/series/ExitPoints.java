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
import io.xenscope.report.tables.ExitNames;

/** Points of one vcpu's VM exits: where, why, how long, the accesses to devices in them, and writes of CR3. */
final class ExitPoints implements VcpuTracker, VmExitListener {
    private static final int WIDE = HvmEvents.WIDE;
    private static final int CR3 = 3;
    private static final int PAGE_BITS = 12;
    private static final int NO_VECTOR = -1;

    private final VmExit exit;
    private final Quantity quantity;
    private final ExitNames names;
    private final TscRate rate;
    private final Points points;
    private long frame = -1;
    private int hostVector = NO_VECTOR;
    /** The exit that has just ended: the handler of its entry comes next. */
    private boolean hasEnded;

    ExitPoints(VmExits exits, Quantity quantity, ExitNames names, TscRate rate, Points points) {
        this.exit = exits.present();
        this.quantity = quantity;
        this.names = names;
        this.rate = rate;
        this.points = points;
        exits.tell(this);
    }

    /** Says what records it takes: they come after {@link VmExits} has had them. */
    static void register(TrackerEvents<ExitPoints> events, Quantity quantity, Era era) {
        PayloadField vector = new PayloadField(era, "vector");
        int free = WIDE | HvmEvents.NESTED;
        switch (quantity) {
            case EXIT ->
                events.on(HvmEvents.VMX_EXIT, free, ExitPoints::exit).on(HvmEvents.SVM_EXIT, free, ExitPoints::exit);
            case EXIT_TIME -> events.on(HvmEvents.VMENTRY, free, ExitPoints::entry);
            case INTERRUPT_TIME ->
                events.on(HvmEvents.INTR, (tracker, now) -> tracker.remember(now, vector))
                        .on(HvmEvents.VMENTRY, free, ExitPoints::entry);
            case INTERRUPT -> events.on(HvmEvents.INTR, (tracker, now) -> tracker.interrupt(now, vector));
            case CR3 -> {
                PayloadField register = new PayloadField(era, "cr");
                PayloadField value = new PayloadField(era, "value");
                events.on(HvmEvents.CR_WRITE, WIDE, (tracker, now) -> tracker.write(now, register, value));
            }
            default -> {
                PayloadField address = new PayloadField(era, "port", "gpa");
                TrackerEvents.Handler<ExitPoints> access = (tracker, now) -> tracker.access(now, address);
                events.on(HvmEvents.IOPORT_READ, HvmEvents.WRITE | WIDE, access)
                        .on(HvmEvents.IOMEM_READ, HvmEvents.WRITE | WIDE, access);
            }
        }
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

    private void entry(Moment now) {
        boolean isInterrupt = quantity == Quantity.INTERRUPT_TIME;
        if (hasEnded && (!isInterrupt || hostVector >= 0)) {
            String key = isInterrupt ? hex(hostVector) : names.name(exit.reason());
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
