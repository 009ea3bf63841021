package io.xenscope.analyze.account;

import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.clock.ClockModel;

/** What one pcpu did from the begin of the capture to its end, piece by piece, from its stints and losses. */
public final class PcpuPieces {
    /** Takes one piece, each begins where the last one ended; {@code whole} is false where its begin or end was not seen. */
    public interface Taker {
        void piece(PcpuState state, long begin, long end, boolean whole);
    }

    private final PcpuSchedule schedule;
    private final ClockModel clock;
    private final Extent extent;
    private final Taker taker;
    private long loss;
    private long now;
    private long overlap;

    /** {@code clock} is that of the pcpu whose schedule it is. */
    public PcpuPieces(PcpuSchedule schedule, ClockModel clock, Extent extent, Taker taker) {
        this.schedule = schedule;
        this.clock = clock;
        this.extent = extent;
        this.taker = taker;
        this.now = extent.beginTicks();
    }

    /** Gives all pieces; returns how many ticks the schedule claims twice. */
    public long tell() {
        RunLog stints = schedule.stints();
        boolean leftInOrder = false;
        for (long stint = 0; stint < stints.count(); stint++) {
            boolean atHead = stints.begins(stint) == RunLog.BEGINS_AT_HEAD;
            boolean atTail = stints.ends(stint) == RunLog.ENDS_AT_TAIL && extent.complete();
            boolean isSeen = stints.begins(stint) == RunLog.BEGINS_SEEN;
            gap(atHead ? now : clock.ticks(stints.beginTsc(stint)), leftInOrder && isSeen);
            leftInOrder = stints.ends(stint) < RunLog.ENDS_LOST;
            boolean idle = VcpuKey.isIdle(schedule.slots().key(stints.slot(stint)));
            until(
                    atTail ? extent.endTicks() : clock.ticks(stints.endTsc(stint)),
                    idle ? PcpuState.IDLE : PcpuState.BUSY,
                    isSeen && leftInOrder);
        }
        gap(extent.endTicks(), false);
        return overlap;
    }

    /** Nobody is known to run from now to {@code end}. */
    private void gap(long end, boolean switching) {
        overlap += Math.max(0, now - end);
        LossLog losses = schedule.losses();
        while (loss < losses.count() && clock.ticks(losses.endTsc(loss)) <= end) {
            until(Math.min(end, clock.ticks(losses.beginTsc(loss))), PcpuState.UNKNOWN, false);
            until(clock.ticks(losses.endTsc(loss)), PcpuState.LOST, false);
            loss++;
        }
        until(end, switching ? PcpuState.SWITCHING : PcpuState.UNKNOWN, switching);
    }

    private void until(long end, PcpuState state, boolean whole) {
        if (end > now || end == now && whole) {
            taker.piece(state, now, end, whole);
            now = end;
        }
    }
}
