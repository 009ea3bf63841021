package io.xenscope.report.html.data;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.account.PcpuPieces;
import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.ClockModel;

/**
 * When it is not known who ran on one pcpu: losses, and intervals without a record of that.
 *
 * <pre>
 * begin since the end of the one before, length, records lost + 1; 0 where nothing was lost and nothing is known
 * </pre>
 */
final class PcpuGaps {
    /** Nobody can tell more of them apart; the rest is counted only. */
    private static final int MOST = 1 << 15;

    private final Range range;
    private final VarintLog words = new VarintLog();
    private final int pcpu;
    private long now;
    private int count;
    private long loss;

    PcpuGaps(Analysis analysis, PcpuSchedule schedule, Range range) {
        this.range = range;
        this.pcpu = schedule.pcpu();
        this.now = range.from();
        ClockModel clock = analysis.alignment().of(pcpu);
        PcpuPieces.Taker unknown = (state, vcpu, begin, end, whole) -> {
            if (state == PcpuState.UNKNOWN || state == PcpuState.LOST) {
                add(begin, end, state == PcpuState.LOST ? 1 + lost(schedule.losses(), clock, begin, end) : 0);
            }
        };
        new PcpuPieces(schedule, clock, analysis.extent(), unknown).tell();
    }

    /** Records of the losses in an interval. */
    private long lost(LossLog losses, ClockModel clock, long begin, long end) {
        long records = 0;
        while (loss < losses.count() && clock.ticks(losses.beginTsc(loss)) < end) {
            records += clock.ticks(losses.endTsc(loss)) > begin ? losses.records(loss) : 0;
            loss++;
        }
        return records;
    }

    private void add(long begin, long end, long kind) {
        long from = Math.max(begin, now);
        long to = Math.min(end, range.to());
        if (from < to && count < MOST) {
            words.add(from - now);
            words.add(to - from);
            words.add(kind);
            now = to;
            count++;
        }
    }

    int pcpu() {
        return pcpu;
    }

    int count() {
        return count;
    }

    VarintLog words() {
        return words;
    }
}
