package io.xenscope.analyze.waits;

import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;

/** Picks the waits of one vcpu out of its runstate intervals, each with the pcpu on which the vcpu ran next. */
final class Waits implements StaySink {
    /** No run followed the wait. */
    static final int NOWHERE = -1;

    /** Takes one wait. */
    interface Taker {
        /**
         * A wait in common ticks.
         *
         * @param pcpu where the vcpu ran next; {@link #NOWHERE} where no run followed
         * @param whole false where the capture, a loss or damage truncates the wait
         */
        void waited(WaitCause cause, int pcpu, long begin, long end, boolean whole);
    }

    private final Taker taker;
    private WaitCause cause;
    private long begin;
    private long end;
    private boolean isWhole;

    Waits(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long from, long to, VcpuState after) {
        if (cause != null) {
            give(state == VcpuState.RUNNING ? pcpu : NOWHERE);
        }
        if (state == VcpuState.RUNNABLE) {
            cause = WaitCause.of(before, after);
            begin = from;
            end = to;
            isWhole = after != null;
        }
    }

    /** The capture has ended. */
    void finish() {
        if (cause != null) {
            give(NOWHERE);
        }
    }

    private void give(int pcpu) {
        taker.waited(cause, pcpu, begin, end, isWhole);
        cause = null;
    }
}
