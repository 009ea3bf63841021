package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.analyze.track.PcpuTracker;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HwEvents;

/** What else the records of one pcpu say about it at each of some moments: its C-state, its frequency, the interrupt it handled. */
final class PcpuSigns implements PcpuTracker {
    /** No record says. */
    static final int NONE = -1;

    private static final int ENTRY_WORDS = 4;
    private static final int EXIT_WORDS = 6;

    /**
     * At one moment; what no record says is {@link #NONE}.
     *
     * @param idleState the C-state it was in
     * @param mhz its frequency
     * @param irq the interrupt whose handler was at work
     * @param irqBegin when that began, in common ticks
     */
    record At(int idleState, int mhz, int irq, long irqBegin) {}

    private final int pcpu;
    private final long[] times;
    private final At[] signs;
    private int idleState = NONE;
    private int mhz = NONE;
    private int next;

    PcpuSigns(int pcpu, long[] times) {
        this.pcpu = pcpu;
        this.times = times;
        this.signs = new At[times.length];
    }

    static void register(TrackerEvents<PcpuSigns> events) {
        events.on(HwEvents.PM_IDLE_ENTRY, PcpuSigns::entry)
                .on(HwEvents.OLD_PM_IDLE_ENTRY, PcpuSigns::entry)
                .on(HwEvents.PM_IDLE_EXIT, PcpuSigns::exit)
                .on(HwEvents.OLD_PM_IDLE_EXIT, PcpuSigns::exit)
                .on(HwEvents.PM_FREQ_CHANGE, PcpuSigns::frequency)
                .on(HwEvents.IRQ_HANDLED, PcpuSigns::handled)
                .on(GenEvents.TRACE_IRQ, PcpuSigns::handled);
    }

    private void entry(Moment now) {
        // Since Xen 4.2 the old ids mean moved interrupts, which have fewer words.
        if (now.record().wordCount() >= ENTRY_WORDS) {
            settle(now.time());
            idleState = now.record().word(0);
        }
    }

    private void exit(Moment now) {
        if (now.record().wordCount() >= EXIT_WORDS) {
            settle(now.time());
            idleState = NONE;
        }
    }

    private void frequency(Moment now) {
        if (now.record().wordCount() >= 2) {
            settle(now.time());
            mhz = now.record().word(1);
        }
    }

    /** The record of an interrupt comes at its end: moments since its begin lie inside. */
    private void handled(Moment now) {
        if (IrqRecord.isWhole(now.record())) {
            long begin = IrqRecord.begin(now.time(), now.record());
            settle(begin);
            while (next < times.length && times[next] < now.time()) {
                signs[next++] = new At(idleState, mhz, IrqRecord.irq(now.record()), begin);
            }
        }
    }

    @Override
    public void lossBegins(Moment now) {
        settle(now.time());
        idleState = NONE;
    }

    private void settle(long until) {
        while (next < times.length && times[next] < until) {
            signs[next++] = new At(idleState, mhz, NONE, 0);
        }
    }

    @Override
    public void finish(long end) {
        settle(Long.MAX_VALUE);
    }

    int pcpu() {
        return pcpu;
    }

    /** At the so-many-th moment. */
    At at(int moment) {
        return signs[moment];
    }
}
