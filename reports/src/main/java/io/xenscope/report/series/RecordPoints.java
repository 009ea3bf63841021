package io.xenscope.report.series;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.span.CallRecords;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.ShadowEvents;

/** Points that single records tell: hypercalls, interrupts of devices, shadows that come and go. */
final class RecordPoints implements Activity {
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
            case HYPERCALL ->
                events.onSubclass(PvEvents.ENTRY, this::entry).onSubclass(PvEvents.OLD_ENTRY, this::entry);
            case IRQ -> events.on(HwEvents.IRQ_HANDLED, this::irq);
            default -> events.onSubclass(ShadowEvents.ALL, this::shadow);
        }
    }

    private void entry(Moment now) {
        if (PvEvents.isHypercall(now.record().event())) {
            int number = CallRecords.number(now.record());
            point(now, Hypercalls.name(number), number);
        }
    }

    private void irq(Moment now) {
        long handled = now.record().word(2) - now.record().word(1) & LOW_WORD;
        point(now, Integer.toUnsignedString(now.record().word(0)), ticks.nanos(handled));
    }

    private void shadow(Moment now) {
        long said = flags.of(now.record(), 0);
        long where = place.of(now.record(), 0);
        if (ShadowEvents.isUnpin(now.record().event())) {
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
