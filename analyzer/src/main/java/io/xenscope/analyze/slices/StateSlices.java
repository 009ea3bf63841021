package io.xenscope.analyze.slices;

import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;

/**
 * The runstates of one vcpu slice by slice: an account of the present slice ({@link VcpuAccount}, which knows what counts where), added
 * to the table when the next one begins.
 */
final class StateSlices implements StaySink {
    private static final int NOWHERE = -1;

    private final int vcpu;
    private final int subject;
    private final SliceTable table;
    private final Slices slices;
    private VcpuAccount present;
    private int slice = NOWHERE;
    private int lastPcpu = NOWHERE;

    /** {@code subject}: to whom it adds up, the vcpu or its domain. */
    StateSlices(int vcpu, int subject, SliceTable table) {
        this.vcpu = vcpu;
        this.subject = subject;
        this.table = table;
        this.slices = table.slices();
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        if (!slices.intervals().range().isApartFrom(begin, end)) {
            int last = slices.near(end);
            for (int i = slices.near(begin); i <= last; i++) {
                moveTo(i);
                present.stay(state, before, pcpu, begin, end, after);
            }
        }
        if (state == VcpuState.RUNNING) {
            lastPcpu = pcpu;
        }
    }

    private void moveTo(int next) {
        if (next == slice) {
            return;
        }
        flush();
        slice = next;
        present = new VcpuAccount(vcpu, slices.ranges().get(next));
        if (lastPcpu != NOWHERE) {
            // Before the slice, so that it counts nothing, but the next run is known to be a migration or none.
            present.stay(VcpuState.RUNNING, null, lastPcpu, Long.MIN_VALUE, Long.MIN_VALUE, null);
        }
    }

    /** The capture has ended. */
    void flush() {
        if (present == null) {
            return;
        }
        sum(Sliced.RUNNING, present.ticks(VcpuState.RUNNING));
        sum(Sliced.WAITING, present.ticks(VcpuState.RUNNABLE));
        sum(Sliced.BLOCKED, present.ticks(VcpuState.BLOCKED));
        sum(Sliced.KNOWN, present.total() - present.ticks(VcpuState.LOST) - present.ticks(VcpuState.UNKNOWN));
        sum(Sliced.MIGRATIONS, present.migrations());
        table.add(Sliced.WAKE_TO_RUN.of(subject), slice, present.wakeToRun());
        table.add(
                Sliced.PREEMPTED_WAIT.of(subject),
                slice,
                present.of(WaitCause.PREEMPT).whole());
        table.add(Sliced.RUN.of(subject), slice, present.of(VcpuState.RUNNING).whole());
        table.add(Sliced.BLOCK.of(subject), slice, present.of(VcpuState.BLOCKED).whole());
        present = null;
    }

    private void sum(Sliced what, long ticks) {
        table.add(what.of(subject), slice, ticks);
    }
}
