package io.xenscope.report.toolstack;

import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.toolstack.ToolCall;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.stream.Stream;

/** How domains were removed: each stage, and the management calls in it. */
final class DestructionTable {
    /** From {@code begin} to {@code end}, in common ticks; {@code reason}: why the domain was shut down, null where not known. */
    private record Stage(DomainLife life, String name, long begin, long end, String reason, long calls) {
        Stage with(List<ToolCall> all) {
            long made = all.stream()
                    .filter(call -> call.isManagement() && call.begin() >= begin && call.begin() < end)
                    .count();
            return new Stage(life, name, begin, end, reason, made);
        }

        boolean isKnown() {
            return begin != DomainLife.NEVER && end != DomainLife.NEVER;
        }
    }

    private static final Columns<Stage> STAGES = Columns.<Stage>of("destruction", "How domains were removed")
            .domain("dom", stage -> stage.life.domain())
            .count("life", stage -> stage.life.number())
            .text("stage", Stage::name)
            .keys()
            .moment("begin_ns", Stage::begin)
            .moment("end_ns", Stage::end)
            .ticks("dur_ns", stage -> Math.max(0, stage.end - stage.begin))
            .main()
            .count("calls", Stage::calls)
            .text("reason", Stage::reason)
            .note("calls: those that only toolstacks make, of whatever domain.");

    private DestructionTable() {}

    /** Stages that overlap the range of the page, each as a whole. */
    static Table of(Scope scope, List<ToolCall> calls, NumberSet domains, int threads) {
        List<Stage> stages =
                DomainLives.of(scope.analysis())
                        .withRuns(Scope.whole(scope.analysis()).range(), threads)
                        .all()
                        .stream()
                        .filter(life -> life.isOver() && domains.test(life.domain()))
                        .flatMap(DestructionTable::stages)
                        .filter(stage -> stage.isKnown() && scope.overlaps(stage.begin, stage.end))
                        .map(stage -> stage.with(calls))
                        .toList();
        return STAGES.listing(scope)
                .whenEmpty("no removal of a domain is in this " + (scope.isWhole() ? "capture" : "range"))
                .rows(stages, none -> 0)
                .tableInOrder(Integer.MAX_VALUE);
    }

    private static Stream<Stage> stages(DomainLife life) {
        String reason = life.shutdown() == DomainLife.NEVER ? null : XenNames.shutdownReason(life.reason());
        return Stream.of(
                new Stage(life, "shutdown to last run", life.shutdown(), life.lastRun(), reason, 0),
                new Stage(life, "last run to number free", life.lastRun(), life.destroyed(), null, 0),
                new Stage(life, "number free to gone", life.destroyed(), life.removed(), null, 0));
    }
}
