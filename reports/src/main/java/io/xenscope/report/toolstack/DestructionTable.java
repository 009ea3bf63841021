package io.xenscope.report.toolstack;

import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.toolstack.ToolCall;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** How domains were removed: each stage, and the management calls in it. */
final class DestructionTable {
    private final Scope scope;
    private final List<ToolCall> calls;
    private final List<DomainLife> lives;

    DestructionTable(Scope scope, List<ToolCall> calls, NumberSet domains, int threads) {
        this.scope = scope;
        this.calls = calls;
        this.lives =
                DomainLives.of(scope.analysis())
                        .withRuns(Scope.whole(scope.analysis()).range(), threads)
                        .all()
                        .stream()
                        .filter(life -> life.isOver() && domains.test(life.domain()))
                        .toList();
    }

    Table table() {
        Table table = new Table(
                        "destruction",
                        "How domains were removed",
                        Column.domain("dom", "dom"),
                        Column.count("life", "life"),
                        Column.text("stage", "stage"),
                        Column.moment("begin_ns", "begin"),
                        Column.moment("end_ns", "end"),
                        Column.nanos("dur_ns", "duration"),
                        Column.count("calls", "calls"),
                        Column.text("reason", "why"))
                .whenEmpty("no removal of a domain is in this capture")
                .note("calls: those that only toolstacks make, of whatever domain.");
        for (DomainLife life : lives) {
            String reason = life.shutdown() == DomainLife.NEVER ? null : XenNames.shutdownReason(life.reason());
            stage(table, life, "shutdown to last run", life.shutdown(), life.lastRun(), reason);
            stage(table, life, "last run to number free", life.lastRun(), life.destroyed(), null);
            stage(table, life, "number free to gone", life.destroyed(), life.removed(), null);
        }
        return table;
    }

    private void stage(Table table, DomainLife life, String stage, long begin, long end, String reason) {
        if (begin != DomainLife.NEVER && end != DomainLife.NEVER) {
            long made = calls.stream()
                    .filter(call -> call.isManagement() && call.begin() >= begin && call.begin() < end)
                    .count();
            table.row(
                    life.domain(),
                    life.number(),
                    stage,
                    scope.moment(begin),
                    scope.moment(end),
                    scope.nanos(Math.max(0, end - begin)),
                    made,
                    reason);
        }
    }
}
