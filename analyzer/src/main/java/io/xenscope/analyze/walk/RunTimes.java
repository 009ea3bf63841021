package io.xenscope.analyze.walk;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.SchedEvents;

/**
 * Run times stated in nanoseconds, which tell the rate of the TSC.
 *
 * <pre>
 * TRC_SCHED_SWITCH_INFPREV   id 0x2800e   w0 domain   w1 ns it ran                 up to Xen 4.7
 *                                         w0 domain   w1 vcpu   w2 ns it ran       since 4.8
 * </pre>
 */
final class RunTimes implements Track {
    @Override
    public void register(HeaderTable table) {
        table.onEachId(SchedEvents.SWITCH_INFPREV, RunTimes::switchedOut);
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    @Override
    public void windowBegins(PcpuWalk pcpu, int window) {
        pcpu.rate().windowBegins();
    }

    private static void switchedOut(RecordCursor record, PcpuWalk pcpu) {
        int words = record.wordCount();
        if (words >= 2) {
            pcpu.rate().switchedOut(pcpu.now(), Integer.toUnsignedLong(record.word(Math.min(2, words - 1))));
        }
    }
}
