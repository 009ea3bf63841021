package io.xenscope.analyze.waits;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.account.PcpuPieces;
import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.Search;
import java.util.List;

/** Who had a pcpu between two moments, by its schedule: the one owner of that question. For one thread. */
public final class Occupants {
    /** Takes one piece of the time asked about; each begins where the last one ended. */
    public interface Taker {
        /**
         * Who had the pcpu between two common ticks.
         *
         * @param vcpu who ran, by {@link VcpuKey}, idle vcpus too; {@link VcpuKey#UNKNOWN} where no vcpu is known to have
         */
        void had(Occupant occupant, int vcpu, long begin, long end);
    }

    private final Analysis analysis;
    private final PcpuPieces.Taker pieces;
    private final Taker taker;

    /** {@code taker} gets whatever is asked for. */
    public Occupants(Analysis analysis, Taker taker) {
        this.analysis = analysis;
        this.taker = taker;
        this.pieces = (state, vcpu, begin, end, whole) -> taker.had(occupant(state, vcpu), vcpu, begin, end);
    }

    /** Who had {@code pcpu} in {@code [from, to)}, a part of the capture in common ticks: the pieces fill it. */
    public void tell(int pcpu, long from, long to) {
        PcpuSchedule schedule = schedule(pcpu);
        if (schedule == null) {
            taker.had(Occupant.UNKNOWN, VcpuKey.UNKNOWN, from, to);
        } else {
            new PcpuPieces(schedule, analysis.alignment().of(pcpu), analysis.extent(), pieces).tell(from, to);
        }
    }

    /** The pcpu on which a vcpu began to run at a common tick; -1 where it did on none. */
    public static int pcpuOf(Analysis analysis, int vcpu, long begin) {
        for (PcpuSchedule schedule : analysis.schedule()) {
            ClockModel clock = analysis.alignment().of(schedule.pcpu());
            RunLog runs = schedule.runs();
            long run = Search.first(0, runs.count(), one -> clock.ticks(runs.beginTsc(one)) >= begin);
            for (; run < runs.count() && clock.ticks(runs.beginTsc(run)) == begin; run++) {
                if (schedule.slots().key(runs.slot(run)) == vcpu) {
                    return schedule.pcpu();
                }
            }
        }
        return -1;
    }

    /** Null where the capture has none. They lie by number. */
    private PcpuSchedule schedule(int pcpu) {
        List<PcpuSchedule> schedules = analysis.schedule();
        int next = (int) Search.first(
                0, schedules.size(), one -> schedules.get((int) one).pcpu() >= pcpu);
        return next < schedules.size() && schedules.get(next).pcpu() == pcpu ? schedules.get(next) : null;
    }

    private static Occupant occupant(PcpuState state, int vcpu) {
        return switch (state) {
            case BUSY -> vcpu == VcpuKey.UNKNOWN ? Occupant.UNKNOWN : Occupant.VCPU;
            case SWITCHING -> Occupant.XEN;
            case IDLE -> Occupant.IDLE;
            case LOST -> Occupant.LOST;
            case UNKNOWN -> Occupant.UNKNOWN;
        };
    }
}
