package io.xenscope.report.pcpus;

import io.xenscope.analyze.power.Frequencies;
import io.xenscope.analyze.power.IdleStates;
import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.StayCells;
import java.util.List;
import java.util.function.IntPredicate;

/** How pcpus idled, what ended it, and how fast they ran. */
final class PowerTables {
    private static final List<Column> PREDICTION = List.of(
            Column.nanos("expected_mean_ns", "expected"),
            Column.nanos("predicted_mean_ns", "predicted"),
            Column.count("early", "woken early"));

    private PowerTables() {}

    private static String none(Scope scope) {
        return IdleStates.areIn(scope.analysis().events())
                ? "no C-states"
                : RecordKind.IDLE_STATE.whenEmpty(scope, "no C-states");
    }

    static Table idle(Scope scope, IdleStates idle, IntPredicate chosen) {
        List<Column> keys = List.of(Column.count("pcpu", "pcpu"), Column.count("cstate", "C-state"));
        Listing listing = new Listing(
                        "idle_states", "Idle by C-state", Cells.join(Cells.join(keys, StayCells.COLUMNS), PREDICTION))
                .whenEmpty(none(scope))
                .note("expected: by timers, predicted: by the governor, both the mean at entry; woken early: left"
                        + " before the predicted time.");
        idle.accounts()
                .forEach((pcpu, states) -> states.forEach((state, account) -> {
                    if (chosen.test(pcpu)) {
                        Object[] own = {pcpu, state};
                        Object[] prediction = {
                            meanNanos(account.expectedMicros()), meanNanos(account.predictedMicros()), account.early()
                        };
                        Object[] stays = Cells.join(own, StayCells.of(scope, account.stays()));
                        listing.row(account.stays().total(), Cells.join(stays, prediction));
                    }
                }));
        return listing.tableInOrder(scope.rows(PcpuTables.BRIEF));
    }

    private static Object meanNanos(LatencyHistogram micros) {
        return micros.count() == 0 ? null : (Object) (1000 * micros.mean());
    }

    static Table wakeups(Scope scope, IdleStates idle, IntPredicate chosen) {
        Listing listing = new Listing(
                        "wakeups",
                        "Interrupts pending when a C-state was left",
                        Column.count("pcpu", "pcpu"),
                        Column.count("vector", "vector"),
                        Column.count("count", "count"))
                .whenEmpty(none(scope));
        idle.wakeups()
                .forEach((pcpu, vectors) -> vectors.forEach((vector, count) -> {
                    if (chosen.test(pcpu)) {
                        listing.row(count, pcpu, vector, count);
                    }
                }));
        return listing.tableInOrder(scope.rows(PcpuTables.BRIEF));
    }

    static Table frequencies(Scope scope, Frequencies frequencies, IntPredicate chosen) {
        List<Column> keys = List.of(Column.count("pcpu", "pcpu"), Column.count("mhz", "MHz"));
        Listing listing = new Listing("frequencies", "Pcpus by frequency", Cells.join(keys, StayCells.COLUMNS))
                .whenEmpty(RecordKind.FREQUENCY.whenEmpty(scope, "no changes of frequency"))
                .note("From the first change of frequency backwards: what that says was left.");
        frequencies
                .accounts()
                .forEach((pcpu, speeds) -> speeds.forEach((mhz, stays) -> {
                    if (chosen.test(pcpu) && !stays.isEmpty()) {
                        Object[] own = {pcpu, mhz};
                        listing.row(stays.total(), Cells.join(own, StayCells.of(scope, stays)));
                    }
                }));
        return listing.tableInOrder(scope.rows(PcpuTables.BRIEF));
    }
}
