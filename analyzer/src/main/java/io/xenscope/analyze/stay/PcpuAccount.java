package io.xenscope.analyze.stay;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.PcpuSchedule;
import java.util.Arrays;

/** Where the time of one pcpu went within a {@link Range}: over all states it adds up. */
public final class PcpuAccount {
    private final int pcpu;
    private final StayAccount[] states = new StayAccount[PcpuState.values().length];

    private PcpuAccount(int pcpu) {
        this.pcpu = pcpu;
        Arrays.setAll(states, i -> new StayAccount());
    }

    /** Of one of the pcpus that an analysis has a schedule of. */
    public static PcpuAccount of(Analysis analysis, PcpuSchedule schedule, Range range) {
        PcpuAccount account = new PcpuAccount(schedule.pcpu());
        new PcpuPieces(
                        analysis,
                        schedule,
                        (state, begin, end, whole) -> account.states[state.ordinal()].add(range, begin, end, whole))
                .tell();
        return account;
    }

    public int pcpu() {
        return pcpu;
    }

    public StayAccount of(PcpuState state) {
        return states[state.ordinal()];
    }

    /** Ticks in a state. */
    public long ticks(PcpuState state) {
        return of(state).total();
    }
}
