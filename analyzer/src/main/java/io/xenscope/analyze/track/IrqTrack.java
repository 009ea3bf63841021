package io.xenscope.analyze.track;

import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.analyze.walk.EventTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HwEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * Hardware interrupts that Xen handled, by irq and pcpu: how long each handler took.
 *
 * <pre>
 * TRC_HW_IRQ_HANDLED   id 0x802008 (3.4 to 4.1: 0x1f004)   w0 irq   w1, w2 low halves of the TSC at start and end
 * </pre>
 */
public final class IrqTrack implements Track {
    private static final int WORDS = 3;

    private final List<BySlot<LatencyHistogram>> byPcpu = new ArrayList<>();

    public IrqTrack(int pcpuLimit) {
        for (int pcpu = 0; pcpu < pcpuLimit; pcpu++) {
            byPcpu.add(new BySlot<>(LatencyHistogram::new));
        }
    }

    @Override
    public void register(EventTable table) {
        table.on(HwEvents.IRQ_HANDLED, this::handled).on(GenEvents.TRACE_IRQ, this::handled);
    }

    @Override
    public boolean followsStints() {
        return false;
    }

    private void handled(RecordCursor record, PcpuWalk pcpu) {
        if (record.wordCount() >= WORDS) {
            byPcpu.get(pcpu.pcpu())
                    .of(record.word(0) & 0xFFFF)
                    .record(Integer.toUnsignedLong(record.word(2) - record.word(1)));
        }
    }

    /** Takes each irq that a pcpu handled, with handler times in ticks. */
    public interface Visitor {
        void irq(int irq, int pcpu, LatencyHistogram handlers);
    }

    public void forEach(Visitor visitor) {
        for (int pcpu = 0; pcpu < byPcpu.size(); pcpu++) {
            int number = pcpu;
            byPcpu.get(pcpu).forEach((irq, handlers) -> visitor.irq(irq, number, handlers));
        }
    }
}
