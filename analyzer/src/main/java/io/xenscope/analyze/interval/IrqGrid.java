package io.xenscope.analyze.interval;

import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.analyze.track.PcpuTracker;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HwEvents;

/** Hardware interrupts of one pcpu in each interval, by irq and pcpu: how many, and the time in their handlers. */
public final class IrqGrid implements PcpuTracker {
    private static final int COUNT = 0;
    private static final int TICKS = 1;

    private final Grid grid;

    /** {@code grid} has two figures, and is shared by all pcpus. */
    public IrqGrid(Grid grid) {
        this.grid = grid;
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<IrqGrid> events) {
        events.on(HwEvents.IRQ_HANDLED, IrqGrid::handled).on(GenEvents.TRACE_IRQ, IrqGrid::handled);
    }

    private void handled(Moment now) {
        RecordCursor record = now.record();
        if (IrqRecord.isWhole(record)) {
            Key key = new Key(IrqRecord.irq(record), now.pcpu());
            long begin = IrqRecord.begin(now.time(), now.record());
            grid.add(key, begin, COUNT, 1);
            if (IrqRecord.isTimed(record)) {
                grid.addSplit(key, begin, begin + IrqRecord.ticks(record), TICKS);
            }
        }
    }
}
