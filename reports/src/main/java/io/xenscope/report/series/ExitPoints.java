package io.xenscope.report.series;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.ByVcpu;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.hvm.Arc;
import io.xenscope.analyze.hvm.ArcListener;
import io.xenscope.analyze.hvm.VcpuArcs;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.report.tables.ExitNames;

/** Points of VM exits: where, why, how long, the accesses to devices in them, and writes of CR3. */
final class ExitPoints implements Activity {
    private static final int WIDE_AND_NESTED = HvmEvents.WIDE | HvmEvents.NESTED;
    private static final int WIDE_AND_WRITE = HvmEvents.WIDE | HvmEvents.WRITE;
    private static final int CR3 = 3;
    private static final int PAGE_BITS = 12;

    private final Quantity quantity;
    private final VcpuArcs arcs;
    private final ExitNames names;
    private final Ticks ticks;
    private final PointSink sink;
    private final PayloadField vector;
    private final PayloadField address;
    private final PayloadField register;
    private final PayloadField value;
    private final ByVcpu<long[]> frames = new ByVcpu<>((vcpu, slot) -> new long[] {-1});
    private final ArcEnds ends = new ArcEnds();

    ExitPoints(Quantity quantity, VcpuArcs arcs, Era era, ExitNames names, Ticks ticks, PointSink sink) {
        this.quantity = quantity;
        this.arcs = arcs;
        this.names = names;
        this.ticks = ticks;
        this.sink = sink;
        this.vector = new PayloadField(era, "vector");
        this.address = new PayloadField(era, "port", "gpa");
        this.register = new PayloadField(era, "cr");
        this.value = new PayloadField(era, "value");
        arcs.tell(ends);
    }

    /** Remembers how the last arc ended: the entry's own handler comes right behind. */
    private static final class ArcEnds implements ArcListener {
        private Arc ended;

        @Override
        public void entered(Arc arc, long entry) {
            ended = arc;
        }
    }

    @Override
    public void register(HostTable events) {
        switch (quantity) {
            case EXIT ->
                events.on(HvmEvents.VMX_EXIT, WIDE_AND_NESTED, this::exit)
                        .on(HvmEvents.SVM_EXIT, WIDE_AND_NESTED, this::exit);
            case EXIT_TIME -> events.on(HvmEvents.VMENTRY, WIDE_AND_NESTED, now -> entry(now, false));
            case INTERRUPT_TIME ->
                events.on(HvmEvents.INTR, this::remember)
                        .on(HvmEvents.VMENTRY, WIDE_AND_NESTED, now -> entry(now, true));
            case INTERRUPT -> events.on(HvmEvents.INTR, this::interrupt);
            case CR3 -> events.on(HvmEvents.CR_WRITE, HvmEvents.WIDE, this::controlRegister);
            default ->
                events.on(HvmEvents.IOPORT_READ, WIDE_AND_WRITE, this::access)
                        .on(HvmEvents.IOMEM_READ, WIDE_AND_WRITE, this::access);
        }
    }

    private void exit(Moment now) {
        Arc arc = arcs.of(now);
        if (arc.isOpen() && arc.exit() == now.time()) {
            sink.point(now.time(), arc.vcpu(), now.pcpu(), names.name(arc.reason()), arc.rip());
        }
    }

    private void remember(Moment now) {
        arcs.of(now).interruptedBy((int) vector.of(now.record(), -1));
    }

    private void entry(Moment now, boolean interruptsOnly) {
        Arc arc = ends.ended;
        ends.ended = null;
        if (arc != null && (!interruptsOnly || arc.hostVector() >= 0)) {
            String key = interruptsOnly ? hex(arc.hostVector()) : names.name(arc.reason());
            sink.point(now.time(), arc.vcpu(), now.pcpu(), key, ticks.nanos(now.time() - arc.exit()));
        }
    }

    private void interrupt(Moment now) {
        Arc arc = arcs.of(now);
        if (arc.isOpen()) {
            String key = vector.isIn(now.record()) ? hex(vector.of(now.record(), 0)) : "";
            sink.point(now.time(), arc.vcpu(), now.pcpu(), key, arc.rip());
        }
    }

    private void access(Moment now) {
        Arc arc = arcs.of(now);
        if (arc.isOpen()) {
            String way = HvmEvents.isWrite(now.record().event()) ? "w " : "r ";
            String key = way + hex(address.of(now.record(), 0));
            sink.point(now.time(), arc.vcpu(), now.pcpu(), key, ticks.nanos(now.time() - arc.exit()));
        }
    }

    private void controlRegister(Moment now) {
        if (register.of(now.record(), -1) == CR3) {
            long frame = value.of(now.record(), 0) >>> PAGE_BITS;
            long[] before = frames.of(now);
            sink.point(now.time(), now.vcpu(), now.pcpu(), before[0] == frame ? "flush" : "switch", frame);
            before[0] = frame;
        }
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
