package io.xenscope.analyze.slices;

import io.xenscope.analyze.irq.IrqTimes;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;

/** Hardware interrupts slice by slice, each in the slice in which its handler begins: counted by {@link IrqTimes}. */
final class IrqSlices implements HostTracker {
    private final SliceTable table;
    private IrqTimes present;
    private int slice = -1;

    IrqSlices(SliceTable table) {
        this.table = table;
    }

    @Override
    public void register(HostEvents events) {
        IrqTimes.register(events, this::handled);
    }

    private void handled(Moment now) {
        if (!IrqRecord.isWhole(now.record())) {
            return;
        }
        // Of two handlers the one that ends first may begin in the later slice: then the earlier one is opened again,
        // which adds up.
        int next = table.slices().of(IrqRecord.begin(now.time(), now.record()));
        if (next != slice) {
            flush();
            slice = next;
            present = next < 0 ? null : new IrqTimes(table.slices().ranges().get(next));
        }
        if (present != null) {
            present.take(now);
        }
    }

    /** The capture has ended. */
    void flush() {
        if (present != null) {
            present.accounts()
                    .forEach((irq, byPcpu) -> byPcpu.forEach((pcpu, account) -> {
                        table.add(Sliced.IRQ.of(irq), slice, account.handlers().whole());
                        table.add(Sliced.IRQ.of(irq), slice, account.untimed());
                    }));
        }
        present = null;
    }
}
