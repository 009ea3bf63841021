package io.xenscope.analyze.irq;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.stay.Range;
import io.xenscope.analyze.stay.StayAccount;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
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
        events.on(HwEvents.IRQ_HANDLED, this::handled).on(GenEvents.TRACE_IRQ, this::handled);
    }

    private void handled(Moment now) {
        if (IrqRecord.isWhole(now) && range.includes(now.time())) {
            Account account = byIrq.computeIfAbsent(IrqRecord.irq(now), none -> new TreeMap<>())
                    .computeIfAbsent(now.pcpu(), none -> new Account());
            if (IrqRecord.isTimed(now)) {
                long begin = IrqRecord.begin(now);
                account.handlers.add(range, begin, begin + IrqRecord.ticks(now), true);
            } else {
                account.untimed++;
            }
        }
    }

    /** By irq, then pcpu. */
    public SortedMap<Integer, SortedMap<Integer, Account>> accounts() {
        return byIrq;
    }
}
