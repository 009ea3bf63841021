package io.xenscope.analyze.walk;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;

/**
 * Who runs where, from runstate records; changes of vcpus that do not run go to the schedule as they are.
 *
 * <pre>
 * TRC_SCHED_RUNSTATE_CHANGE   id 0x21001 | old state << 8 | new state << 4    w0  15..0 vcpu, 31..16 domain
 * TRC_SCHED_CONTINUE_RUNNING  id 0x21002                                      w0  the same
 * </pre>
 */
final class Runstates implements Track {
    private static final int RUNNING = Runstate.Numbers.RUNNING;

    private final VcpuSlots slots;
    private final Problems problems;

    Runstates(VcpuSlots slots, Problems problems) {
        this.slots = slots;
        this.problems = problems;
    }

    @Override
    public void register(HeaderTable table) {
        table.on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS, this::change)
                .on(SchedEvents.CONTINUE_RUNNING, this::continues);
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    private void change(RecordCursor record, PcpuWalk pcpu) {
        int slot = slot(record);
        int from = SchedEvents.oldState(record.event());
        int to = SchedEvents.newState(record.event());
        if (to == RUNNING && from == RUNNING) {
            pcpu.continues(slot, record.offset());
        } else if (to == RUNNING) {
            pcpu.switchedIn(slot, from, record.nextOffset());
        } else if (from == RUNNING) {
            pcpu.switchedOut(slot, to, record.offset());
        } else {
            pcpu.schedule().changes().add(pcpu.now(), slot, from, to);
        }
    }

    private void continues(RecordCursor record, PcpuWalk pcpu) {
        pcpu.continues(slot(record), record.offset());
    }

    private int slot(RecordCursor record) {
        int key = record.wordCount() == 0 ? VcpuKey.UNKNOWN : record.word(0);
        int slot = slots.slot(key);
        if (slot == VcpuSlots.UNKNOWN) {
            problems.at(record.offset(), ProblemKind.TOO_MANY_VCPUS);
        }
        return slot;
    }
}
