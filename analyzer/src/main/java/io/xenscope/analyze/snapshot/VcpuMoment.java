package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;

/**
 * What one vcpu was doing at a moment. Times are common ticks.
 *
 * @param vcpu its name, see {@link io.xenscope.analyze.base.VcpuKey}
 * @param state its runstate, or how it is not known
 * @param since when it entered that state; {@link #BEFORE} where that was before its first record
 * @param pcpu where it runs or ran last; -1 where it did not run yet
 * @param waited why it waited before it ran, or waits now; null where it did not wait
 * @param activeSince when it last became runnable after it was blocked or offline; {@link #BEFORE} where that was not seen
 * @param lastRunEnd when its last run ended; {@link #BEFORE} where it did not run yet, the end of the present run while it runs
 * @param known how well the state is known
 */
public record VcpuMoment(
        int vcpu,
        VcpuState state,
        long since,
        int pcpu,
        WaitCause waited,
        long activeSince,
        long lastRunEnd,
        Known known) {
    /** Before the records of the capture say. */
    public static final long BEFORE = Long.MIN_VALUE;

    /** Whether it wants to run: it runs or waits for a pcpu. */
    public boolean isActive() {
        return state == VcpuState.RUNNING || state == VcpuState.RUNNABLE;
    }
}
