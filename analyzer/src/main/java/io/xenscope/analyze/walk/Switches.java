package io.xenscope.analyze.walk;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Runstate.Numbers;
import io.xenscope.format.event.SchedEvents;
import java.util.Arrays;

/**
 * Who runs where, from records of switches, in captures without runstate records.
 *
 * <pre>
 * TRC_SCHED_SWITCH           id 0x2800a   w0 domain  w1 vcpu  switched out    w2 domain  w3 vcpu  switched in
 * TRC_SCHED_SWITCH_INFCONT   id 0x28011   w0 domain  w1 vcpu  goes on
 * TRC_SCHED_WAKE             id 0x28004   w0 domain  w1 vcpu  runnable from now on, if it was not before
 * TRC_SCHED_BLOCK            id 0x28006   w0 domain  w1 vcpu  will be switched out and is blocked then
 * TRC_SCHED_SLEEP            id 0x28003   w0 domain  w1 vcpu  offline from now on or, if it runs, when it is switched out
 * </pre>
 *
 * <p>Xen 3.2 and 3.3 wrote the same under other ids ({@link SchedEvents#old}). A wake is recorded before Xen takes the scheduler's lock, so waits begin earlier than runstate records would say.
 */
final class Switches implements Track {
    private static final int NONE = -1;

    private final VcpuSlots slots;
    private final Problems problems;
    /** By pcpu, the state that the running vcpu has announced; {@link #NONE} where it has not. */
    private final int[] announced;

    Switches(VcpuSlots slots, Problems problems, int pcpuLimit) {
        this.slots = slots;
        this.problems = problems;
        announced = new int[pcpuLimit];
        Arrays.fill(announced, NONE);
    }

    @Override
    public void register(HeaderTable table) {
        table.on(SchedEvents.SWITCH_INFCONT, this::goesOn)
                .onEachId(SchedEvents.SWITCH, this::switches)
                .onEachId(SchedEvents.WAKE, this::wakes)
                .onEachId(SchedEvents.BLOCK, (record, pcpu) -> leaves(record, pcpu, Numbers.BLOCKED))
                .onEachId(SchedEvents.SLEEP, (record, pcpu) -> leaves(record, pcpu, Numbers.OFFLINE));
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    private void switches(RecordCursor record, PcpuWalk pcpu) {
        if (record.wordCount() < 4) {
            return;
        }
        int out = slot(record, 0);
        int to = announced[pcpu.pcpu()] == NONE ? Numbers.RUNNABLE : announced[pcpu.pcpu()];
        announced[pcpu.pcpu()] = NONE;
        pcpu.switchedOut(out, to, record.offset());
        pcpu.switchedIn(slot(record, 2), Numbers.RUNNING, record.nextOffset());
    }

    private void goesOn(RecordCursor record, PcpuWalk pcpu) {
        if (record.wordCount() >= 2) {
            announced[pcpu.pcpu()] = NONE;
            pcpu.continues(slot(record, 0), record.offset());
        }
    }

    private void wakes(RecordCursor record, PcpuWalk pcpu) {
        if (record.wordCount() >= 2) {
            int slot = slot(record, 0);
            if (pcpu.isRunning() && pcpu.slot() == slot) {
                announced[pcpu.pcpu()] = NONE;
            } else {
                pcpu.schedule().changes().addFromAny(pcpu.now(), slot, Numbers.RUNNABLE);
            }
        }
    }

    private void leaves(RecordCursor record, PcpuWalk pcpu, int state) {
        if (record.wordCount() >= 2) {
            int slot = slot(record, 0);
            if (state == Numbers.BLOCKED || pcpu.isRunning() && pcpu.slot() == slot) {
                announced[pcpu.pcpu()] = state;
            } else {
                pcpu.schedule().changes().addFromAny(pcpu.now(), slot, state);
            }
        }
    }

    private int slot(RecordCursor record, int word) {
        int slot = slots.slot(VcpuKey.of(record.word(word), record.word(word + 1)));
        if (slot == VcpuSlots.UNKNOWN) {
            problems.at(record.offset(), ProblemKind.TOO_MANY_VCPUS);
        }
        return slot;
    }
}
