package io.xenscope.analyze.account;

import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.ClockModel;
import java.util.Arrays;

/** Where the time of one pcpu went within a {@link Range}: over all states it adds up. */
public final class PcpuAccount {
    private final int pcpu;
    private final StayAccount[] states = new StayAccount[PcpuState.values().length];

    private long overlap;

    private PcpuAccount(int pcpu) {
        this.pcpu = pcpu;
        Arrays.setAll(states, i -> new StayAccount());
    }

    /** Of a pcpu with this schedule and clock. */
    public static PcpuAccount of(PcpuSchedule schedule, ClockModel clock, Extent extent, Range range) {
        PcpuAccount account = new PcpuAccount(schedule.pcpu());
        PcpuPieces pieces = new PcpuPieces(
                schedule,
                clock,
                extent,
                (state, vcpu, begin, end, whole) -> account.states[state.ordinal()].add(range, begin, end, whole));
        account.overlap = pieces.tell();
        return account;
    }

    public int pcpu() {
        return pcpu;
    }

    public StayAccount of(PcpuState state) {
        return states[state.ordinal()];
    }

    /** Ticks that the schedule claims twice, of the whole capture: 0 unless it contradicts itself. */
    public long overlap() {
        return overlap;
    }

    /** Ticks in a state. */
    public long ticks(PcpuState state) {
        return of(state).total();
    }
}
