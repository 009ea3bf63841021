package io.xenscope.report.domains;

import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;

/** The lives of domains, and how long each stage took. */
final class DomainTables {
    private final DomainLives lives;

    DomainTables(Scope scope, int threads) {
        lives = DomainLives.of(scope.analysis()).withRuns(scope.range(), threads);
    }

    void fill(Scope scope, Page page) {
        page.table(events(scope)).table(stages(scope));
        if (scope.isBrief() && !RecordKind.DOMAIN.isIn(scope.analysis())) {
            page.note("Begins and ends: " + RecordKind.DOMAIN.whenEmpty(scope, "") + ".");
        }
    }

    private Table events(Scope scope) {
        Listing listing = new Listing(
                        "lives",
                        "Lives of domains",
                        Column.domain("dom", "dom"),
                        Column.count("life", "life"),
                        Column.count("vcpus", "vcpus"),
                        Column.moment("created_ns", "created"),
                        Column.text("creator", "by"),
                        Column.moment("first_run_ns", "first run"),
                        Column.moment("shutdown_ns", "shut down"),
                        Column.text("reason", "why"),
                        Column.moment("last_run_ns", "last run"),
                        Column.moment("destroyed_ns", "destroyed"),
                        Column.moment("removed_ns", "removed"),
                        Column.nanos("running_ns", "ran"))
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "no domains"))
                .note("vcpus: those that ran. destroyed: its number is free; removed: the scheduler forgot it, too."
                        + " -: not in this capture.");
        for (DomainLife life : lives.all()) {
            if (scope.holdsAnyOf(life.domain()) || scope.isEveryVcpu()) {
                listing.row(life.running(), row(scope, life));
            }
        }
        return listing.tableInOrder(scope.rows(Integer.MAX_VALUE));
    }

    private static Object[] row(Scope scope, DomainLife life) {
        long created = life.created() == DomainLife.NEVER ? life.admitted() : life.created();
        return new Object[] {
            life.domain(),
            life.number(),
            life.vcpus(),
            moment(scope, created),
            created == DomainLife.NEVER ? null : VcpuKey.text(life.creator()),
            moment(scope, life.firstRun()),
            moment(scope, life.shutdown()),
            life.shutdown() == DomainLife.NEVER ? null : XenNames.shutdownReason(life.reason()),
            moment(scope, life.lastRun()),
            moment(scope, life.destroyed()),
            moment(scope, life.removed()),
            scope.nanos(life.running())
        };
    }

    private static Long moment(Scope scope, long time) {
        return time == DomainLife.NEVER ? null : (Long) scope.moment(time);
    }

    private Table stages(Scope scope) {
        Listing listing = new Listing(
                        "stages",
                        "How long each stage took",
                        Column.domain("dom", "dom"),
                        Column.count("life", "life"),
                        Column.nanos("build_ns", "created to first run"),
                        Column.nanos("work_ns", "first run to shutdown"),
                        Column.nanos("teardown_ns", "shutdown to destroyed"),
                        Column.nanos("removal_ns", "destroyed to removed"),
                        Column.nanos("life_ns", "created to destroyed"))
                .whenEmpty("no domain was created, shut down or destroyed")
                .note("Without a shutdown: work is until the last run, teardown from there.");
        for (DomainLife life : lives.all()) {
            if (scope.holdsAnyOf(life.domain()) || scope.isEveryVcpu()) {
                addStages(scope, listing, life);
            }
        }
        return listing.tableInOrder(scope.rows(Integer.MAX_VALUE));
    }

    private static void addStages(Scope scope, Listing listing, DomainLife life) {
        long created = life.created() == DomainLife.NEVER ? life.admitted() : life.created();
        long stopped = life.shutdown() == DomainLife.NEVER ? life.lastRun() : life.shutdown();
        Long build = nanos(scope, created, life.firstRun());
        Long work = nanos(scope, life.firstRun(), stopped);
        Long teardown = nanos(scope, stopped, life.destroyed());
        Long removal = nanos(scope, life.destroyed(), life.removed());
        if (build != null || work != null || teardown != null || removal != null) {
            Long all = nanos(scope, created, life.destroyed());
            listing.row(0, life.domain(), life.number(), build, work, teardown, removal, all);
        }
    }

    private static Long nanos(Scope scope, long from, long to) {
        return from == DomainLife.NEVER || to == DomainLife.NEVER ? null : (Long) scope.nanos(to - from);
    }
}
