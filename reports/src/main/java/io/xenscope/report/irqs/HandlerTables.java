package io.xenscope.report.irqs;

import io.xenscope.analyze.irq.IrqTimes;
import io.xenscope.analyze.irq.IrqWakes;
import io.xenscope.analyze.irq.Vectors;
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

/** Hardware interrupts, as Xen handled them. */
final class HandlerTables {
    private static final int BRIEF = 40;

    private HandlerTables() {}

    private static String none(Scope scope, String what) {
        return RecordKind.OLD_IRQ.isIn(scope.analysis()) ? what : RecordKind.IRQ.whenEmpty(scope, what);
    }

    static Table irqs(Scope scope, IrqTimes times, IntPredicate pcpus) {
        List<Column> keys = List.of(Column.count("irq", "irq"), Column.count("pcpu", "pcpu"));
        List<Column> more = List.of(Column.decimal("per_s", "per s", 1), Column.count("untimed", "untimed"));
        Listing listing = new Listing(
                        "irqs",
                        "Hardware interrupts, time in handlers",
                        Cells.join(Cells.join(keys, StayCells.COLUMNS), more))
                .whenEmpty(none(scope, "no hardware interrupts"))
                .note("untimed: tracing began in the handler.");
        times.accounts()
                .forEach((irq, byPcpu) -> byPcpu.forEach((pcpu, account) -> {
                    if (pcpus.test(pcpu)) {
                        Object[] own = {irq, pcpu};
                        Object[] rest = {scope.perSecond(account.count()), account.untimed()};
                        Object[] stays = StayCells.of(scope, account.handlers());
                        stays[0] = account.count();
                        listing.row(account.handlers().total(), Cells.join(Cells.join(own, stays), rest));
                    }
                }));
        return listing.table(scope.rows(BRIEF));
    }

    static Table wakes(Scope scope, IrqWakes wakes) {
        Listing listing = new Listing(
                        "irq_wakes",
                        "Whom interrupts woke, and how long until it ran",
                        Column.count("irq", "irq"),
                        Column.domain("dom", "dom"),
                        Column.count("count", "wakes"),
                        Column.nanos("irq_to_wake_p50_ns", "to wake p50"),
                        Column.nanos("irq_to_wake_p99_ns", "p99"),
                        Column.nanos("irq_to_wake_max_ns", "max"),
                        Column.count("runs", "runs"),
                        Column.nanos("wake_to_run_p50_ns", "wake to run p50"),
                        Column.nanos("wake_to_run_p99_ns", "p99"),
                        Column.nanos("wake_to_run_max_ns", "max"),
                        Column.nanos("irq_to_run_p50_ns", "irq to run p50"),
                        Column.nanos("irq_to_run_p99_ns", "p99"),
                        Column.nanos("irq_to_run_max_ns", "max"),
                        Column.moment("max_at_ns", "max at"))
                .whenEmpty(none(scope, "no interrupt woke a vcpu while it was handled"))
                .note("runs: of those woken that were seen to run next.");
        wakes.accounts()
                .forEach((irq, byDomain) -> byDomain.forEach((domain, account) -> {
                    if (scope.holdsAnyOf(domain)) {
                        Object[] own = {irq, domain, account.toWake().count()};
                        Object[] toWake = brief(scope, account.toWake());
                        Object[] runs = {account.toRun().count()};
                        Object[] at = {account.toRun().count() == 0 ? null : scope.moment(account.slowestAt())};
                        Object[] toRun = Cells.join(brief(scope, account.wakeToRun()), brief(scope, account.toRun()));
                        listing.row(
                                account.toWake().count(),
                                Cells.join(Cells.join(Cells.join(own, toWake), Cells.join(runs, toRun)), at));
                    }
                }));
        return listing.table(scope.rows(BRIEF));
    }

    private static Object[] brief(Scope scope, LatencyHistogram ticks) {
        boolean any = ticks.count() > 0;
        return new Object[] {
            any ? scope.nanos(ticks.percentile(50)) : null,
            any ? scope.nanos(ticks.percentile(99)) : null,
            any ? scope.nanos(ticks.max()) : null
        };
    }

    static Table vectors(Scope scope, Vectors vectors) {
        Listing listing = new Listing(
                        "vectors",
                        "Vectors of irqs: given, lost, moved",
                        Column.count("irq", "irq"),
                        Column.count("vector", "vector"),
                        Column.count("bound", "bound"),
                        Column.count("assigned", "assigned"),
                        Column.count("cleared", "cleared"),
                        Column.count("moved", "moved from"),
                        Column.count("released", "released"),
                        Column.count("postponed", "postponed"),
                        Column.count("unmapped", "unmapped"))
                .whenEmpty(none(scope, "no vector was given, lost or moved"))
                .note(
                        "released: after a move, by a pcpu; postponed: still pending there. unmapped: came without an irq.");
        vectors.counts()
                .forEach((irq, byVector) -> byVector.forEach((vector, counts) -> {
                    Object[] own = {irq == Vectors.NO_IRQ ? null : irq, vector};
                    Object[] all = java.util.Arrays.stream(counts).boxed().toArray();
                    listing.row(java.util.Arrays.stream(counts).sum(), Cells.join(own, all));
                }));
        return listing.tableInOrder(scope.rows(BRIEF));
    }
}
