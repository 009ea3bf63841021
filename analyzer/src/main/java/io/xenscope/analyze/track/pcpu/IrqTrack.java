package io.xenscope.analyze.track.pcpu;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.analyze.walk.HeaderTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HwEvents;
import java.util.ArrayList;
import java.util.List;

/** Hardware interrupts that Xen handled, by irq and pcpu: how long each handler took, by {@link IrqRecord}. */
public final class IrqTrack implements Track {
    /** One irq on one pcpu. */
    private static final class Account {
        final LatencyHistogram handlers = new LatencyHistogram();
        long untimed;
    }

    private final List<BySlot<Account>> byPcpu = new ArrayList<>();

    public IrqTrack(int pcpuLimit) {
        for (int pcpu = 0; pcpu < pcpuLimit; pcpu++) {
            byPcpu.add(new BySlot<>(Account::new));
        }
    }

    @Override
    public void register(HeaderTable table) {
        table.on(HwEvents.IRQ_HANDLED, this::handled).on(GenEvents.TRACE_IRQ, this::handled);
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    private void handled(RecordCursor record, PcpuWalk pcpu) {
        if (!IrqRecord.isWhole(record)) {
            return;
        }
        Account account = byPcpu.get(pcpu.pcpu()).of(IrqRecord.irq(record));
        if (IrqRecord.isTimed(record)) {
            account.handlers.record(IrqRecord.ticks(record));
        } else {
            account.untimed++;
        }
    }

    /** Takes each irq that a pcpu handled: how often, and the times of those that are timed, in ticks. */
    public interface Visitor {
        void irq(int irq, int pcpu, long count, LatencyHistogram handlers);
    }

    public void forEach(Visitor visitor) {
        for (int pcpu = 0; pcpu < byPcpu.size(); pcpu++) {
            int number = pcpu;
            byPcpu.get(pcpu)
                    .forEach((irq, account) ->
                            visitor.irq(irq, number, account.handlers.count() + account.untimed, account.handlers));
        }
    }
}
