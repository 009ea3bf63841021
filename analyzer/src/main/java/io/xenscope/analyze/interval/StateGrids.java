package io.xenscope.analyze.interval;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.account.PcpuPieces;
import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import java.util.function.IntPredicate;

/** What vcpus and pcpus did in each interval, from the schedule: a stay counts in each interval for the part in it. */
public final class StateGrids {
    private StateGrids() {}

    /**
     * Ticks in each {@link VcpuState}, by its ordinal.
     *
     * @param chosen says which vcpus are asked for, by {@link VcpuKey}
     * @param byVcpu a row for each vcpu (domain and number), or the sum of each domain (domain and 0)
     */
    public static Grid vcpus(Analysis analysis, Intervals intervals, int threads, IntPredicate chosen, boolean byVcpu) {
        Grid grid = new Grid(intervals, VcpuState.values().length);
        new StayJoin(analysis).run(threads, key -> {
            if (!chosen.test(key)) {
                return null;
            }
            Key row = new Key(VcpuKey.domain(key), byVcpu ? VcpuKey.vcpu(key) : 0);
            return (state, before, pcpu, begin, end, whole) -> grid.addSplit(row, begin, end, state.ordinal());
        });
        return grid;
    }

    /** Ticks in each {@link PcpuState}, by its ordinal: a row for each pcpu (its number and 0). */
    public static Grid pcpus(Analysis analysis, Intervals intervals, IntPredicate chosen) {
        Grid grid = new Grid(intervals, PcpuState.values().length);
        for (PcpuSchedule pcpu : analysis.schedule()) {
            if (chosen.test(pcpu.pcpu())) {
                Key row = new Key(pcpu.pcpu(), 0);
                new PcpuPieces(
                                pcpu,
                                analysis.alignment().of(pcpu.pcpu()),
                                analysis.extent(),
                                (state, vcpu, begin, end, whole) -> grid.addSplit(row, begin, end, state.ordinal()))
                        .tell();
            }
        }
        return grid;
    }
}
