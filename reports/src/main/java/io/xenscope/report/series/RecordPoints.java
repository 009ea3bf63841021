package io.xenscope.report.series;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.analyze.rules.PvCallRecords;
import io.xenscope.analyze.track.PcpuTracker;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.clock.TscRate;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.ShadowEvents;

/** Points of single records of one pcpu: hypercalls, interrupts of devices, shadows that come and go. */
final class RecordPoints implements PcpuTracker {
    private static final int PROMOTE = 1 << 9;
    private static final int EARLY_UNSHADOW = 1 << 13;

    private final TscRate rate;
    private final Points points;

    RecordPoints(TscRate rate, Points points) {
        this.rate = rate;
        this.points = points;
    }

    static void registerHypercalls(TrackerEvents<RecordPoints> events, Era era) {
        events.onSubclass(PvEvents.ENTRY, RecordPoints::entry).onSubclass(PvEvents.OLD_ENTRY, RecordPoints::entry);
    }

    static void registerIrqs(TrackerEvents<RecordPoints> events, Era era) {
        events.on(HwEvents.IRQ_HANDLED, RecordPoints::irq).on(GenEvents.TRACE_IRQ, RecordPoints::irq);
    }

    static void registerShadow(TrackerEvents<RecordPoints> events, Era era) {
        PayloadField flags = new PayloadField(era, "flags");
        PayloadField place = new PayloadField(era, "va", "gfn");
        events.onSubclass(ShadowEvents.ALL, (tracker, now) -> tracker.shadow(now, flags, place));
    }

    private void entry(Moment now) {
        if (PvEvents.isHypercall(now.record().event())) {
            int number = PvCallRecords.number(now.record());
            points.add(now, Hypercalls.name(number), number);
        }
    }

    private void irq(Moment now) {
        if (IrqRecord.isWhole(now.record()) && IrqRecord.isTimed(now.record())) {
            points.add(now, Integer.toString(IrqRecord.irq(now.record())), rate.nanos(IrqRecord.ticks(now.record())));
        }
    }

    private void shadow(Moment now, PayloadField flags, PayloadField place) {
        long said = flags.of(now.record(), 0);
        long where = place.of(now.record(), 0);
        if (ShadowEvents.isUnpin(now.record().event())) {
            points.add(now, "unpin", where);
        }
        if ((said & PROMOTE) != 0) {
            points.add(now, "promote", where);
        }
        if ((said & EARLY_UNSHADOW) != 0) {
            points.add(now, "early_unshadow", where);
        }
    }
}
