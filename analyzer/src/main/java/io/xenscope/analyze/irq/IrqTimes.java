package io.xenscope.analyze.irq;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.analyze.track.HostEventHandler;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HwEvents;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hardware interrupts that Xen handled, by irq and pcpu: how often, and how long the handler took. */
public final class IrqTimes implements HostTracker {
    /** Of one irq on one pcpu. */
    public static final class Account {
        private final StayAccount handlers = new StayAccount();
        private long untimed;

        /** Interrupts that were handled, timed or not. */
        public long count() {
            return handlers.count() + untimed;
        }

        /** From the begin of the handler to its end. */
        public StayAccount handlers() {
            return handlers;
        }

        /** Interrupts during which tracing began: their handler's begin is not known. */
        public long untimed() {
            return untimed;
        }
    }

    private final Range range;
    private final SortedMap<Integer, SortedMap<Integer, Account>> byIrq = new TreeMap<>();

    public IrqTimes(Range range) {
        this.range = range;
    }

    @Override
    public void register(HostEvents events) {
        register(events, this::take);
    }

    /** Sends all records of handled interrupts to {@code handler}. */
    public static void register(HostEvents events, HostEventHandler handler) {
        events.on(HwEvents.IRQ_HANDLED, handler).on(GenEvents.TRACE_IRQ, handler);
    }

    /** Takes a record, where nobody sends records as {@link #register} says. */
    public void take(Moment now) {
        RecordCursor record = now.record();
        if (!IrqRecord.isWhole(record)) {
            return;
        }
        long begin = IrqRecord.begin(now.time(), now.record());
        boolean isTimed = IrqRecord.isTimed(record);
        long end = isTimed ? begin + IrqRecord.ticks(record) : begin;
        if (range.isApartFrom(begin, end)) {
            return;
        }
        Account account = byIrq.computeIfAbsent(IrqRecord.irq(record), none -> new TreeMap<>())
                .computeIfAbsent(now.pcpu(), none -> new Account());
        if (isTimed) {
            account.handlers.add(range, begin, end, true);
        } else {
            account.untimed++;
        }
    }

    /** By irq, then pcpu. */
    public SortedMap<Integer, SortedMap<Integer, Account>> accounts() {
        return byIrq;
    }
}
