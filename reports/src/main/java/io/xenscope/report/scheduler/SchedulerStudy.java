package io.xenscope.report.scheduler;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.scheduler.Credit;
import io.xenscope.analyze.scheduler.Credit2;
import io.xenscope.analyze.scheduler.NullScheduler;
import io.xenscope.analyze.scheduler.Rtds;
import io.xenscope.analyze.scheduler.Tickles;
import io.xenscope.analyze.track.Readings;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;

/** What the schedulers of a host decided, and why; only those of which there are records are followed. */
final class SchedulerStudy implements Study {
    private final Analysis analysis;
    private final Tickles tickles;
    private final Credit credit;
    private final Credit2 credit2;
    private final Rtds rtds;
    private final NullScheduler nullScheduler;

    SchedulerStudy(Analysis analysis, Range range) {
        this.analysis = analysis;
        tickles = new Tickles(range, analysis.era());
        credit = new Credit(range, analysis.era());
        credit2 = new Credit2(range, analysis.era());
        rtds = new Rtds(range, analysis.rate(), analysis.era());
        nullScheduler = new NullScheduler(range, analysis.era());
    }

    @Override
    public void follow(Readings readings) {
        if (!RecordKind.SCHEDULER.isIn(analysis)) {
            return;
        }
        readings.host().follow(tickles);
        if (RecordKind.CREDIT.isIn(analysis)) {
            readings.host().follow(credit);
        }
        if (RecordKind.CREDIT2.isIn(analysis)) {
            readings.host().follow(credit2);
        }
        if (RecordKind.RTDS.isIn(analysis)) {
            readings.host().follow(rtds);
        }
        if (RecordKind.NULL_SCHEDULER.isIn(analysis)) {
            readings.host().follow(nullScheduler);
        }
    }

    @Override
    public void fill(Scope scope, Page page) {
        Contents.fill(
                scope,
                page,
                CreditTables.decisions(scope, tickles),
                CreditTables.vcpus(scope, credit),
                CreditTables.steals(scope, credit),
                Credit2Tables.vcpus(scope, credit2),
                Credit2Tables.queues(scope, credit2),
                RtdsTables.vcpus(scope, rtds),
                RtdsTables.nullVcpus(scope, nullScheduler));
    }
}
