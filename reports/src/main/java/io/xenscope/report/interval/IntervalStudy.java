package io.xenscope.report.interval;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.analyze.hvm.VcpuArcs;
import io.xenscope.analyze.interval.Cr3Grid;
import io.xenscope.analyze.interval.EventGrid;
import io.xenscope.analyze.interval.Grid;
import io.xenscope.analyze.interval.Intervals;
import io.xenscope.analyze.interval.StateGrids;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.Contents;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.Study;
import java.util.function.IntPredicate;

/** One account, interval by interval. */
final class IntervalStudy implements Study {
    private static final long MOST_BY_DEFAULT = 1000;

    private final Survey survey;
    private final Account account;
    private final IntPredicate pcpus;
    private final int threads;
    private final Scope scope;
    private final Intervals intervals;
    private final EventGrid events;
    private final Cr3Grid cr3s;

    /** {@code nanos}: length of an interval, 0 where nobody gave it. */
    IntervalStudy(Survey survey, Scope scope, Account account, long nanos, Invocation asked) {
        this(survey, scope, account, nanos, asked.pcpus(), asked.threads());
    }

    IntervalStudy(Survey survey, Scope scope, Account account, long nanos, IntPredicate pcpus, int threads) {
        this.survey = survey;
        this.scope = scope;
        this.account = account;
        this.pcpus = pcpus;
        this.threads = threads;
        long length = nanos > 0 ? nanos : defaultNanos(scope.nanos(scope.range().ticks()));
        intervals = new Intervals(
                scope.range(), Math.max(1, survey.analysis().rate().ticks(length)));
        events = account.events() == null ? null : new EventGrid(account.events(), intervals, scope::holds);
        cr3s = new Cr3Grid(intervals, scope::holds);
    }

    /** A second, or so many tens of seconds that there are no more intervals than people can read. */
    private static long defaultNanos(long span) {
        long nanos = 1_000_000_000;
        while (span / nanos >= MOST_BY_DEFAULT) {
            nanos *= 10;
        }
        return nanos;
    }

    @Override
    public void follow(HostWalk walk) {
        if (account == Account.EXITS) {
            VcpuArcs arcs = walk.add(new VcpuArcs(survey.era()));
            arcs.tell(events);
        } else if (events != null) {
            walk.add(events);
        } else if (account == Account.CR3S) {
            walk.add(cr3s);
        }
    }

    @Override
    public void fill(Scope whole, Page page) {
        Contents.fill(whole, page, new IntervalTable(whole, account).of(grid()));
    }

    private Grid grid() {
        return switch (account) {
            case DOMAINS -> StateGrids.vcpus(survey.analysis(), intervals, threads, scope::holds, false);
            case VCPUS -> StateGrids.vcpus(survey.analysis(), intervals, threads, scope::holds, true);
            case PCPUS -> StateGrids.pcpus(survey.analysis(), intervals, pcpus);
            case CR3S -> cr3s.grid();
            default -> events.grid();
        };
    }
}
