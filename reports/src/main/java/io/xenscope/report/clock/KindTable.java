package io.xenscope.report.clock;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.ClockEvidence.OfPcpu;
import io.xenscope.clock.RulerVerdict;
import io.xenscope.format.event.ContextEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.SchedulerEvents;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.function.ToLongFunction;

/** The kinds of evidence there are: how much of each, how much was used, and why not. */
final class KindTable {
    private static final int[] TICKLES = {
        SchedulerEvents.CSCHED_TICKLE, SchedulerEvents.CSCHED2_TICKLE, SchedulerEvents.RTDS_TICKLE
    };
    private static final int[] IDLE_STAMPS = {HwEvents.PM_IDLE_ENTRY, HwEvents.PM_IDLE_EXIT};
    private static final int[] CONTEXT_CLOCKS = {ContextEvents.CLOCK, ContextEvents.GUEST_CLOCK};

    private record Row(String kind, Long records, long used, String verdict) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("evidence_kinds", "Kinds of evidence")
            .text("kind", Row::kind)
            .keys()
            .count("records", Row::records)
            .count("used", Row::used)
            .text("verdict", Row::verdict);

    private KindTable() {}

    static Table of(Scope scope) {
        ClockEvidence evidence = scope.analysis().alignment().evidence();
        EventCounts events = scope.analysis().events();
        RulerVerdict ruler = evidence.ruler();
        boolean isUsed = ruler.state() == RulerVerdict.State.USED;
        boolean nobodyAsked = evidence.pcpus().isEmpty();
        String schedule = RecordKind.RUNSTATE.whenEmpty(scope, "a vcpu that runs leaves no record elsewhere");
        String runTimes = nobodyAsked ? "nobody asked for proof" : verdict(ruler);
        List<Row> rows = List.of(
                new Row("runs", sum(evidence, OfPcpu::runs), sum(evidence, OfPcpu::runsUsed), schedule),
                new Row("moments", sum(evidence, OfPcpu::moments), sum(evidence, OfPcpu::momentsUsed), schedule),
                new Row(
                        "windows",
                        sum(evidence, OfPcpu::windows),
                        sum(evidence, OfPcpu::windowsUsed),
                        "xentrace reads the pcpus in turn"),
                new Row("run_times", ruler.checks(), isUsed ? ruler.checks() : 0, runTimes),
                new Row("waits", null, ruler.links(), "join the run times of two pcpus"),
                unused("tickles", count(events, TICKLES), "which decision one led to is not certain"),
                unused("idle_stamps", count(events, IDLE_STAMPS), "they are Xen's clock, as run times are"),
                unused("context_clocks", count(events, CONTEXT_CLOCKS), "they tell the time of the calendar only"));
        return COLUMNS.table(scope, rows);
    }

    private static Row unused(String kind, long records, String why) {
        return new Row(kind, records, 0, "not used: " + why);
    }

    private static String verdict(RulerVerdict ruler) {
        String misfits = ruler.misfits() == 0 ? "" : " (" + ruler.misfits() + " of " + ruler.checks() + " misfit)";
        return ruler.state().meaning() + misfits;
    }

    private static long sum(ClockEvidence evidence, ToLongFunction<OfPcpu> of) {
        return evidence.pcpus().stream().mapToLong(of).sum();
    }

    private static long count(EventCounts events, int[] ids) {
        long count = 0;
        for (int id : ids) {
            count += events.of(id);
        }
        return count;
    }
}
