package io.xenscope.report.cut;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.format.TraceWriter;
import io.xenscope.format.event.GenEvents;

/** How far one pcpu is copied, and what was left out before. */
final class PcpuCut {
    private static final long MOST_TOLD = 0xFFFF_FFFFL;

    private final PcpuSchedule schedule;
    private long tsc;
    private long ticks = Long.MIN_VALUE;
    private long leftOut;
    private long lastLeftOut;

    PcpuCut(PcpuSchedule schedule) {
        this.schedule = schedule;
    }

    int pcpu() {
        return schedule.pcpu();
    }

    void advance(long recordTsc, long recordTicks) {
        tsc = recordTsc;
        ticks = recordTicks;
    }

    /** Common time of the present record. */
    long ticks() {
        return ticks;
    }

    /** The present record lies before the interval. */
    void leaveOut() {
        leftOut++;
        lastLeftOut = tsc;
    }

    /** Reports once, before the first record that is kept, that others are missing. */
    void tellLoss(TraceWriter window) {
        if (leftOut == 0) {
            return;
        }
        int running = schedule.vcpuBefore(tsc);
        if (running != VcpuKey.UNKNOWN) {
            long first = Math.min(lastLeftOut, tsc - 1);
            window.record(
                    GenEvents.LOST_RECORDS,
                    tsc,
                    (int) Math.min(leftOut, MOST_TOLD),
                    Integer.rotateLeft(running, 16),
                    (int) first,
                    (int) (first >>> 32));
        }
        leftOut = 0;
    }
}
