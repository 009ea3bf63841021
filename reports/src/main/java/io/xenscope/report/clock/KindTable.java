package io.xenscope.report.clock;

import io.xenscope.analyze.stats.EventCounts;
import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.ClockEvidence.OfPcpu;
import io.xenscope.clock.RulerVerdict;
import io.xenscope.format.event.ContextEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.SchedulerEvents;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import java.util.function.ToLongFunction;

/** The kinds of evidence there are: how much of each, how much was used, and why not. */
final class KindTable {
    private static final int[] TICKLES = {
        SchedulerEvents.CSCHED_TICKLE, SchedulerEvents.CSCHED2_TICKLE, SchedulerEvents.RTDS_TICKLE
    };
    private static final int[] IDLE_STAMPS = {HwEvents.PM_IDLE_ENTRY, HwEvents.PM_IDLE_EXIT};
    private static final int[] CONTEXT_CLOCKS = {ContextEvents.CLOCK, ContextEvents.GUEST_CLOCK};

    private KindTable() {}

    static Table of(Scope scope) {
        ClockEvidence evidence = scope.analysis().alignment().evidence();
        EventCounts events = scope.analysis().events();
        RulerVerdict ruler = evidence.ruler();
        boolean isUsed = ruler.state() == RulerVerdict.State.USED;
        boolean nobodyAsked = evidence.pcpus().isEmpty();
        String schedule = RecordKind.RUNSTATE.whenEmpty(scope, "a vcpu that runs leaves no record elsewhere");
        return new Table(
                        "evidence_kinds",
                        "Kinds of evidence",
                        Column.text("kind", "kind"),
                        Column.count("records", "records"),
                        Column.count("used", "used"),
                        Column.text("verdict", ""))
                .row("runs", sum(evidence, OfPcpu::runs), sum(evidence, OfPcpu::runsUsed), schedule)
                .row("moments", sum(evidence, OfPcpu::moments), sum(evidence, OfPcpu::momentsUsed), schedule)
                .row(
                        "windows",
                        sum(evidence, OfPcpu::windows),
                        sum(evidence, OfPcpu::windowsUsed),
                        "xentrace reads the pcpus in turn")
                .row(
                        "run_times",
                        ruler.checks(),
                        isUsed ? ruler.checks() : 0,
                        nobodyAsked ? "nobody asked for proof" : verdict(ruler))
                .row("waits", null, ruler.links(), "join the run times of two pcpus")
                .row("tickles", count(events, TICKLES), 0, "not used: which decision one led to is not certain")
                .row("idle_stamps", count(events, IDLE_STAMPS), 0, "not used: they are Xen's clock, as run times are")
                .row(
                        "context_clocks",
                        count(events, CONTEXT_CLOCKS),
                        0,
                        "not used: they tell the time of the calendar only");
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
