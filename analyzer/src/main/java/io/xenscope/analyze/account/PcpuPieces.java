package io.xenscope.analyze.account;

import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.Search;
import java.util.function.LongUnaryOperator;

/** What one pcpu did, piece by piece, from its runs and losses: of the whole capture, or of a range. */
public final class PcpuPieces {
    /** Takes one piece; each begins where the last one ended. */
    public interface Taker {
        /**
         * What the pcpu did between two common ticks.
         *
         * @param vcpu who ran, by {@link VcpuKey}; {@link VcpuKey#UNKNOWN} where nobody did or no record says who
         * @param whole false where its begin or end was not seen, or lies outside of the range asked for
         */
        void piece(PcpuState state, int vcpu, long begin, long end, boolean whole);
    }

    private final PcpuSchedule schedule;
    private final ClockModel clock;
    private final Extent extent;
    private final Taker taker;
    private long loss;
    private long now;
    private long limit = Long.MAX_VALUE;
    private long overlap;
    /** Whether the first piece lacks its begin. */
    private boolean isClipped;

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
        tellFrom(0, false);
        return overlap;
    }

    /** Gives what lies in {@code [from, to)}, a part of the capture; may be asked again, of any range. */
    public void tell(long from, long to) {
        RunLog runs = schedule.runs();
        LossLog losses = schedule.losses();
        now = from;
        limit = to;
        isClipped = true;
        loss = firstEndingAfter(from, losses.count(), losses::endTsc);
        long first = firstEndingAfter(from, runs.count(), runs::endTsc);
        if (first == runs.count() && first > 0 && lastsToTheEnd(first - 1)) {
            first--;
        }
        tellFrom(first, first > 0 && runs.ends(first - 1) < RunLog.ENDS_LOST);
    }

    private long firstEndingAfter(long time, long count, LongUnaryOperator endTsc) {
        return Search.first(0, count, which -> clock.ticks(endTsc.applyAsLong(which)) > time);
    }

    private boolean lastsToTheEnd(long run) {
        return schedule.runs().ends(run) == RunLog.ENDS_AT_TAIL && extent.complete();
    }

    private void tellFrom(long first, boolean isLeftInOrder) {
        RunLog runs = schedule.runs();
        boolean leftInOrder = isLeftInOrder;
        for (long run = first; run < runs.count() && now < limit; run++) {
            boolean atHead = runs.begins(run) == RunLog.BEGINS_AT_HEAD;
            boolean isSeen = runs.begins(run) == RunLog.BEGINS_SEEN;
            gap(atHead ? now : clock.ticks(runs.beginTsc(run)), leftInOrder && isSeen);
            leftInOrder = runs.ends(run) < RunLog.ENDS_LOST;
            int vcpu = schedule.slots().key(runs.slot(run));
            until(
                    lastsToTheEnd(run) ? extent.endTicks() : clock.ticks(runs.endTsc(run)),
                    VcpuKey.isIdle(vcpu) ? PcpuState.IDLE : PcpuState.BUSY,
                    vcpu,
                    isSeen && leftInOrder);
        }
        gap(extent.endTicks(), false);
    }

    /** Nobody is known to run from now to {@code end}. */
    private void gap(long end, boolean switching) {
        overlap += Math.max(0, now - end);
        LossLog losses = schedule.losses();
        while (loss < losses.count() && clock.ticks(losses.endTsc(loss)) <= end) {
            unnamed(Math.min(end, clock.ticks(losses.beginTsc(loss))), PcpuState.UNKNOWN, false);
            unnamed(clock.ticks(losses.endTsc(loss)), PcpuState.LOST, false);
            loss++;
        }
        unnamed(end, switching ? PcpuState.SWITCHING : PcpuState.UNKNOWN, switching);
    }

    private void unnamed(long end, PcpuState state, boolean whole) {
        until(end, state, VcpuKey.UNKNOWN, whole);
    }

    private void until(long end, PcpuState state, int vcpu, boolean whole) {
        long inside = Math.min(end, limit);
        if (inside > now || end == now && whole) {
            taker.piece(state, vcpu, now, inside, whole && !isClipped && inside == end);
            now = inside;
            isClipped = false;
        }
    }
}
