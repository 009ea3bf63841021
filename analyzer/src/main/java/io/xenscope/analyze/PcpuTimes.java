package io.xenscope.analyze;

import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.ClockModel;

/** Adds up where the time of one pcpu went, from its stints and losses. */
final class PcpuTimes {
    private static final long NEVER = Long.MIN_VALUE;

    private final PcpuWalk walk;
    private final ClockModel clock;
    private final Analysis.Extent extent;
    private long busy;
    private long idle;
    private long switchedOut = NEVER;

    PcpuTimes(PcpuWalk walk, ClockModel clock, Analysis.Extent extent) {
        this.walk = walk;
        this.clock = clock;
        this.extent = extent;
    }

    PcpuFacts facts(long recordBytes) {
        PcpuSchedule schedule = walk.schedule();
        for (long stint = 0; stint < schedule.stints().count(); stint++) {
            add(schedule.stints(), stint);
        }
        LossLog losses = schedule.losses();
        long lost = 0;
        for (long loss = 0; loss < losses.count(); loss++) {
            // A loss may have begun before the first record that is left of it.
            long begin = Math.max(extent.beginTicks(), clock.ticks(losses.beginTsc(loss)));
            lost += clock.ticks(losses.endTsc(loss)) - begin;
        }
        return new PcpuFacts(
                walk.pcpu(),
                walk.records(),
                recordBytes,
                clock.ticks(walk.first()) - extent.beginTicks(),
                clock.ticks(walk.now()) - extent.beginTicks(),
                busy,
                idle,
                lost,
                extent.spanTicks() - busy - idle - lost,
                losses.count(),
                losses.records(),
                schedule.stints().count());
    }

    private void add(RunLog stints, long stint) {
        boolean atHead = stints.begins(stint) == RunLog.BEGINS_AT_HEAD;
        boolean atTail = stints.ends(stint) == RunLog.ENDS_AT_TAIL && extent.complete();
        long begin = atHead ? extent.beginTicks() : clock.ticks(stints.beginTsc(stint));
        long end = atTail ? extent.endTicks() : clock.ticks(stints.endTsc(stint));
        if (switchedOut != NEVER && stints.begins(stint) == RunLog.BEGINS_SEEN) {
            // Between two vcpus the pcpu works for neither: Xen is switching.
            busy += begin - switchedOut;
        }
        switchedOut = stints.ends(stint) < RunLog.ENDS_LOST ? end : NEVER;
        if (VcpuKey.isIdle(walk.schedule().slots().key(stints.slot(stint)))) {
            idle += end - begin;
        } else {
            busy += end - begin;
        }
    }
}
