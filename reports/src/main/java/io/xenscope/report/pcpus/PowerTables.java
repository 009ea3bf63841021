package io.xenscope.report.pcpus;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.power.Frequencies;
import io.xenscope.analyze.power.IdleStates;
import io.xenscope.report.cells.IntervalCells;
import io.xenscope.report.cells.Keyed;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** How pcpus idled, what ended it, and how fast they ran. */
final class PowerTables {
    private static final Columns<Keyed<IdleStates.Account>> IDLE = Columns.<Keyed<IdleStates.Account>>of(
                    "idle_states", "Idle by C-state")
            .count("pcpu", Keyed::first)
            .count("cstate", Keyed::second)
            .keys()
            .with(IntervalCells.INTERVALS, idle -> idle.account().stays())
            .nanos("expected_mean_ns", idle -> meanNanos(idle.account().expectedMicros()))
            .nanos("predicted_mean_ns", idle -> meanNanos(idle.account().predictedMicros()))
            .count("early", idle -> idle.account().early())
            .note("expected: by timers, predicted: by the governor, both the mean at entry; woken early: left"
                    + " before the predicted time.");

    private static final Columns<Keyed<Long>> WAKEUPS = Columns.<Keyed<Long>>of(
                    "wakeups", "Interrupts pending when a C-state was left")
            .count("pcpu", Keyed::first)
            .count("vector", Keyed::second)
            .detail()
            .keys()
            .count("count", Keyed::account);

    private static final Columns<Keyed<StayAccount>> FREQUENCIES = Columns.<Keyed<StayAccount>>of(
                    "frequencies", "Pcpus by frequency")
            .count("pcpu", Keyed::first)
            .count("mhz", Keyed::second)
            .keys()
            .with(IntervalCells.INTERVALS, Keyed::account)
            .note("From the first change of frequency backwards: what that says was left.");

    private PowerTables() {}

    private static String none(Scope scope) {
        return IdleStates.areIn(scope.analysis().events())
                ? "no C-states"
                : RecordKind.IDLE_STATE.whenEmpty(scope, "no C-states");
    }

    private static Object meanNanos(LatencyHistogram micros) {
        return micros.count() == 0 ? null : (Object) (1000 * micros.mean());
    }

    private static <T> List<Keyed<T>> chosen(Map<Integer, ? extends Map<Integer, T>> accounts, IntPredicate pcpus) {
        List<Keyed<T>> rows = Keyed.of(accounts);
        rows.removeIf(row -> !pcpus.test(row.first()));
        return rows;
    }

    static Table idle(Scope scope, IdleStates idle, IntPredicate pcpus) {
        return IDLE.listing(scope)
                .whenEmpty(none(scope))
                .rows(
                        chosen(idle.accounts(), pcpus),
                        state -> state.account().stays().total())
                .tableInOrder(scope.rows(PcpuTables.BRIEF));
    }

    static Table wakeups(Scope scope, IdleStates idle, IntPredicate pcpus) {
        return WAKEUPS.listing(scope)
                .whenEmpty(none(scope))
                .rows(chosen(idle.wakeups(), pcpus), Keyed::account)
                .tableInOrder(scope.rows(PcpuTables.BRIEF));
    }

    static Table frequencies(Scope scope, Frequencies frequencies, IntPredicate pcpus) {
        List<Keyed<StayAccount>> rows = chosen(frequencies.accounts(), pcpus);
        rows.removeIf(row -> row.account().isEmpty());
        return FREQUENCIES
                .listing(scope)
                .whenEmpty(RecordKind.FREQUENCY.whenEmpty(scope, "no changes of frequency"))
                .rows(rows, row -> row.account().total())
                .tableInOrder(scope.rows(PcpuTables.BRIEF));
    }
}
