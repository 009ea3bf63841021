package io.xenscope.analyze.walk;

import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.GenEvents;

/**
 * Records that Xen dropped for want of room (xentrace format, section 3).
 *
 * <pre>
 * TRC_LOST_RECORDS   id 0x1f001   w0 records lost   w1  15..0 domain, 31..16 vcpu running now   w2-3 TSC of the first loss
 * </pre>
 */
final class Losses implements Track {
    private static final int WORDS = 4;

    private final VcpuSlots slots;
    private final Problems problems;

    Losses(VcpuSlots slots, Problems problems) {
        this.slots = slots;
        this.problems = problems;
    }

    @Override
    public void register(HeaderTable table) {
        table.on(GenEvents.LOST_RECORDS, this::lost);
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    private void lost(RecordCursor record, PcpuWalk pcpu) {
        if (record.wordCount() != WORDS || !record.hasTsc()) {
            problems.at(record.offset(), ProblemKind.BAD_LOST_RECORD);
            endKnowledge(record, pcpu);
            return;
        }
        int survivor = slots.slot(Integer.rotateLeft(record.word(1), 16));
        pcpu.lost(survivor, record.quad(2), Integer.toUnsignedLong(record.word(0)), record);
    }

    private static void endKnowledge(RecordCursor record, PcpuWalk pcpu) {
        if (record.hasTsc()) {
            pcpu.interruptedBefore();
        } else {
            pcpu.interrupted();
        }
    }
}
