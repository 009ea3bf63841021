package io.xenscope.analyze.account;

import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the time of one pcpu went within a {@link Range}: over all states it adds up.
 *
 * @param <S> what is kept of each state
 */
public final class PcpuAccount<S extends StayTotals> {
    private final int pcpu;
    private final List<S> states = new ArrayList<>();

    private long overlap;

    private PcpuAccount(int pcpu, Supplier<S> maker) {
        this.pcpu = pcpu;
        for (int state = 0; state < PcpuState.values().length; state++) {
            states.add(maker.get());
        }
    }

    /** Of a pcpu with this schedule and clock, with the durations of intervals. */
    public static PcpuAccount<StayAccount> of(PcpuSchedule schedule, ClockModel clock, Extent extent, Range range) {
        return of(new PcpuAccount<>(schedule.pcpu(), StayAccount::new), schedule, clock, extent, range);
    }

    /** The same without durations: totals and counts only. */
    public static PcpuAccount<StayTotals> totals(PcpuSchedule schedule, ClockModel clock, Extent extent, Range range) {
        return of(new PcpuAccount<>(schedule.pcpu(), StayTotals::new), schedule, clock, extent, range);
    }

    private static <S extends StayTotals> PcpuAccount<S> of(
            PcpuAccount<S> account, PcpuSchedule schedule, ClockModel clock, Extent extent, Range range) {
        StayTotals[] states = account.states.toArray(StayTotals[]::new);
        PcpuPieces pieces = new PcpuPieces(
                schedule,
                clock,
                extent,
                (state, vcpu, begin, end, whole) -> states[state.ordinal()].add(range, begin, end, whole));
        account.overlap = pieces.tell();
        return account;
    }

    public int pcpu() {
        return pcpu;
    }

    public S of(PcpuState state) {
        return states.get(state.ordinal());
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
