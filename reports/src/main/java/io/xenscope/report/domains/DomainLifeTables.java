package io.xenscope.report.domains;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import java.util.List;

/** The lives of domains, and how long each stage took. */
final class DomainLifeTables {
    private static final Columns<DomainLife> LIVES = Columns.<DomainLife>of("lives", "Lives of domains")
            .domain("dom", DomainLife::domain)
            .count("life", DomainLife::number)
            .keys()
            .count("vcpus", DomainLife::vcpus)
            .moment("created_ns", life -> known(created(life)))
            .main()
            .text("creator", life -> created(life) == DomainLife.NEVER ? null : VcpuKey.text(life.creator()))
            .moment("first_run_ns", life -> known(life.firstRun()))
            .main()
            .moment("shutdown_ns", life -> known(life.shutdown()))
            .text("reason", life -> life.shutdown() == DomainLife.NEVER ? null : XenNames.shutdownReason(life.reason()))
            .moment("last_run_ns", life -> known(life.lastRun()))
            .moment("destroyed_ns", life -> known(life.destroyed()))
            .moment("removed_ns", life -> known(life.removed()))
            .ticks("running_ns", DomainLife::running)
            .note("vcpus: those that ran. destroyed: its number is free; removed: the scheduler forgot it, too."
                    + " -: not in this capture.");

    /** In ticks, null where not both ends are known; {@code work} ends with the last run where no shutdown was seen. */
    private record Stages(DomainLife life, Long build, Long work, Long teardown, Long removal) {
        static Stages of(DomainLife life) {
            long stopped = life.shutdown() == DomainLife.NEVER ? life.lastRun() : life.shutdown();
            return new Stages(
                    life,
                    between(created(life), life.firstRun()),
                    between(life.firstRun(), stopped),
                    between(stopped, life.destroyed()),
                    between(life.destroyed(), life.removed()));
        }

        boolean isEmpty() {
            return build == null && work == null && teardown == null && removal == null;
        }
    }

    private static final Columns<Stages> STAGES = Columns.<Stages>of("stages", "How long each stage took")
            .domain("dom", stages -> stages.life.domain())
            .count("life", stages -> stages.life.number())
            .keys()
            .ticks("build_ns", Stages::build)
            .ticks("work_ns", Stages::work)
            .ticks("teardown_ns", Stages::teardown)
            .ticks("removal_ns", Stages::removal)
            .ticks("life_ns", stages -> between(created(stages.life), stages.life.destroyed()))
            .whenEmpty("no domain was created, shut down or destroyed")
            .note("Without a shutdown: work is until the last run, teardown from there.");

    private DomainLifeTables() {}

    static void fill(Scope scope, Page page, int threads) {
        List<DomainLife> lives = DomainLives.of(scope.analysis()).withRuns(scope.range(), threads).all().stream()
                .filter(life -> scope.holdsAnyOf(life.domain()) || scope.isEveryVcpu())
                .toList();
        List<Stages> stages =
                lives.stream().map(Stages::of).filter(one -> !one.isEmpty()).toList();
        int most = scope.rows(Integer.MAX_VALUE);
        page.table(LIVES.listing(scope)
                        .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no domains"))
                        .rows(lives, DomainLife::running)
                        .tableInOrder(most))
                .table(STAGES.listing(scope).rows(stages, none -> 0).tableInOrder(most));
        if (scope.isBrief() && !RecordKind.DOMAIN.isIn(scope.analysis())) {
            page.note("Begins and ends: " + RecordKind.DOMAIN.whenEmpty(scope, "") + ".");
        }
    }

    private static long created(DomainLife life) {
        return life.created() == DomainLife.NEVER ? life.admitted() : life.created();
    }

    private static Long known(long time) {
        return time == DomainLife.NEVER ? null : (Long) time;
    }

    private static Long between(long from, long to) {
        return from == DomainLife.NEVER || to == DomainLife.NEVER ? null : (Long) (to - from);
    }
}
