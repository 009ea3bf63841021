package io.xenscope.report.series;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.span.CallRecords;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Hypercalls;

/** Points that single records tell: hypercalls, interrupts of devices, shadows that come and go. */
final class RecordPoints implements Activity {
    private static final int PV_ENTRY = 0x201000;
    private static final int OLD_PV_ENTRY = 0x20f000;
    private static final int IRQ_HANDLED = 0x802008;
    private static final int SHADOW = 0x40f000;
    private static final int SHADOW_KIND = 0xF;
    private static final int UNPIN = 13;
    private static final int PROMOTE = 1 << 9;
    private static final int EARLY_UNSHADOW = 1 << 13;
    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private final Quantity quantity;
    private final Ticks ticks;
    private final PointSink sink;
    private final PayloadField flags;
    private final PayloadField place;

    RecordPoints(Quantity quantity, Era era, Ticks ticks, PointSink sink) {
        this.quantity = quantity;
        this.ticks = ticks;
        this.sink = sink;
        this.flags = new PayloadField(era, "flags");
        this.place = new PayloadField(era, "va", "gfn");
    }

    @Override
    public void register(HostTable events) {
        switch (quantity) {
            case HYPERCALL -> events.onSubclass(PV_ENTRY, this::entry).onSubclass(OLD_PV_ENTRY, this::entry);
            case IRQ -> events.on(IRQ_HANDLED, this::irq);
            default -> events.onSubclass(SHADOW, this::shadow);
        }
    }

    private void entry(Moment now) {
        if (CallRecords.begins(now.record().event())) {
            int number = CallRecords.number(now.record());
            point(now, Hypercalls.name(number), number);
        }
    }

    private void irq(Moment now) {
        long handled = now.record().word(2) - now.record().word(1) & LOW_WORD;
        point(now, Integer.toUnsignedString(now.record().word(0)), ticks.nanos(handled));
    }

    private void shadow(Moment now) {
        int kind = now.record().event() & SHADOW_KIND;
        long said = flags.of(now.record(), 0);
        long where = place.of(now.record(), 0);
        if (kind == UNPIN) {
            point(now, "unpin", where);
        }
        if ((said & PROMOTE) != 0) {
            point(now, "promote", where);
        }
        if ((said & EARLY_UNSHADOW) != 0) {
            point(now, "early_unshadow", where);
        }
    }

    private void point(Moment now, String key, long value) {
        sink.point(now.time(), now.vcpu(), now.pcpu(), key, value);
    }
}
