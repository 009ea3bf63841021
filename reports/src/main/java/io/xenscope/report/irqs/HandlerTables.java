package io.xenscope.report.irqs;

import io.xenscope.analyze.irq.IrqTimes;
import io.xenscope.analyze.irq.IrqWakes;
import io.xenscope.analyze.irq.Vectors;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.IntervalCells;
import io.xenscope.report.cells.Keyed;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Hardware interrupts, as Xen handled them. */
final class HandlerTables {
    private static final int BRIEF = 40;

    private static final Columns<Keyed<IrqTimes.Account>> IRQS = Columns.<Keyed<IrqTimes.Account>>of(
                    "irqs", "Hardware interrupts, time in handlers")
            .count("irq", Keyed::first)
            .count("pcpu", Keyed::second)
            .keys()
            .count("count", irq -> irq.account().count())
            .with(IntervalCells.INTERVAL_TIMES, irq -> irq.account().handlers())
            .perSecond("per_s", irq -> irq.account().count())
            .detail()
            .count("untimed", irq -> irq.account().untimed())
            .note("untimed: tracing began in the handler.");

    private static final Columns<Keyed<IrqWakes.Account>> WAKES = Columns.<Keyed<IrqWakes.Account>>of(
                    "irq_wakes", "Whom interrupts woke, and how long until it ran")
            .count("irq", Keyed::first)
            .domain("dom", Keyed::second)
            .keys()
            .count("count", irq -> irq.account().toWake().count())
            .with("irq_to_wake_", Cells.PERCENTILES, irq -> irq.account().toWake())
            .count("runs", irq -> irq.account().toRun().count())
            .with("wake_to_run_", Cells.PERCENTILES, irq -> irq.account().wakeToRun())
            .with("irq_to_run_", Cells.PERCENTILES, irq -> irq.account().toRun())
            .moment(
                    "max_at_ns",
                    irq -> irq.account().toRun().count() == 0
                            ? null
                            : irq.account().slowestAt())
            .note("runs: of those woken that were seen to run next.");

    private static final Columns<Keyed<long[]>> VECTORS = Columns.<Keyed<long[]>>of(
                    "vectors", "Vectors of irqs: given, lost, moved")
            .count("irq", vector -> vector.first() == Vectors.NO_IRQ ? null : vector.first())
            .count("vector", Keyed::second)
            .detail()
            .keys()
            .each(
                    List.of(Vectors.Change.values()),
                    (columns, change) -> columns.count(
                            change.name().toLowerCase(Locale.ROOT), vector -> vector.account()[change.ordinal()]))
            .note("released: after a move, by a pcpu; postponed: still pending there. unmapped: came without an irq.");

    private HandlerTables() {}

    private static String none(Scope scope, String what) {
        return RecordKind.OLD_IRQ.isIn(scope.analysis()) ? what : RecordKind.IRQ.whenEmpty(scope, what);
    }

    static Table irqs(Scope scope, IrqTimes times, IntPredicate pcpus) {
        List<Keyed<IrqTimes.Account>> rows = Keyed.of(times.accounts());
        rows.removeIf(irq -> !pcpus.test(irq.second()));
        return IRQS.listing(scope)
                .whenEmpty(none(scope, "no hardware interrupts"))
                .rows(rows, irq -> irq.account().handlers().total())
                .table(scope.rows(BRIEF));
    }

    static Table wakes(Scope scope, IrqWakes wakes) {
        List<Keyed<IrqWakes.Account>> rows = Keyed.of(wakes.accounts());
        rows.removeIf(irq -> !scope.holdsAnyOf(irq.second()));
        return WAKES.listing(scope)
                .whenEmpty(none(scope, "no interrupt woke a vcpu while it was handled"))
                .rows(rows, irq -> irq.account().toWake().count())
                .table(scope.rows(BRIEF));
    }

    static Table vectors(Scope scope, Vectors vectors) {
        return VECTORS.listing(scope)
                .whenEmpty(none(scope, "no vector was given, lost or moved"))
                .rows(
                        Keyed.of(vectors.counts()),
                        vector -> Arrays.stream(vector.account()).sum())
                .tableInOrder(scope.rows(BRIEF));
    }
}
