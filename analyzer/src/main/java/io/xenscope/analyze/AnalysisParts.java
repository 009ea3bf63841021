package io.xenscope.analyze;

import io.xenscope.analyze.account.PcpuAccount;
import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.LiftedClocks;
import io.xenscope.analyze.rules.EraShapes;
import io.xenscope.analyze.sched.KeptVcpus;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.Silences;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.analyze.silence.SilenceFinder;
import io.xenscope.analyze.track.pcpu.DomainEvents;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.WalkPlan;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.analyze.walk.WindowMarks;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.RateEstimate;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.SchedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An {@link Analysis}, or an {@link Overview}, in the making. */
public final class AnalysisParts {
    public Extent extent;
    public TscRate rate;
    public Alignment alignment;
    /** By that alignment. */
    public LossTimes losses;
    /** What lies outside the heap for the alignment; null where no record was lifted. */
    public LiftedClocks lifted;

    public final EventCounts events = new EventCounts();
    public final Problems problems = new Problems();
    public final List<PcpuFacts> pcpus = new ArrayList<>();
    public final List<VcpuFacts> vcpus = new ArrayList<>();
    public final List<Analysis.IrqFacts> irqs = new ArrayList<>();
    public final List<DomainEvents.Event> domains = new ArrayList<>();
    /** How payloads are to be read; found last. */
    public Era era;

    public final WindowMarks marks;
    public final List<PcpuSchedule> schedule = new ArrayList<>();
    /** What the walk knew, and what was found where it has nothing to break at. */
    public WalkPlan plan;

    public AnalysisParts(Capture capture, WalkPlan plan) {
        this.plan = plan;
        marks = new WindowMarks(capture.windows());
    }

    /** What the walk should have known of its capture: then the walk has to be done again; null where nothing is new. */
    public WalkPlan betterPlan(Capture capture, List<PcpuWalk> walked) {
        WalkPlan fitting = !plan.hasHvmPrefix() && EraShapes.hasHvmPrefix(events) ? plan.withHvmPrefix() : plan;
        fitting = !plan.followsSwitches() && hasOnlySwitches() ? fitting.followingSwitches() : fitting;
        fitting = plan.kept() == KeptVcpus.ALL ? fitting.keeping(KeptVcpus.of(slots(walked))) : fitting;
        if (fitting != plan) {
            return again(fitting, walked);
        }
        return betterPlan(capture, walked, Alignment.none(capture.windows().pcpuLimit()));
    }

    /** The same by an alignment: silences show where clocks are aligned, and their bounds once more where they were not before. */
    public WalkPlan betterPlan(Capture capture, List<PcpuWalk> walked, Alignment by) {
        Silences known = plan.silences();
        if (known.isEmpty()) {
            plan = plan.with(SilenceFinder.find(capture, walked, by, statedRate(walked)));
            return plan.silences().isEmpty() ? null : again(plan, walked);
        }
        return known.isAligned() || by.isIdentity() ? null : again(plan.with(known.by(by)), walked);
    }

    private WalkPlan again(WalkPlan better, List<PcpuWalk> walked) {
        walked.forEach(pcpu -> pcpu.schedule().close());
        if (lifted != null) {
            lifted.close();
        }
        return better;
    }

    private static Set<VcpuSlots> slots(List<PcpuWalk> walked) {
        return walked.stream().map(pcpu -> pcpu.schedule().slots()).collect(Collectors.toSet());
    }

    private boolean hasOnlySwitches() {
        long[] runstates = {0};
        events.forEach((id, count, size) -> {
            boolean tells = SchedEvents.isRunstateChange(id) || id == SchedEvents.CONTINUE_RUNNING;
            runstates[0] += tells ? count : 0;
        });
        return runstates[0] == 0 && events.of(SchedEvents.SWITCH) + events.of(SchedEvents.old(SchedEvents.SWITCH)) > 0;
    }

    /** The pcpus that have at least one record with a TSC, by number. */
    public static List<PcpuWalk> pcpus(Iterable<Walker> walkers) {
        Map<Integer, PcpuWalk> started = new TreeMap<>();
        for (Walker walker : walkers) {
            for (PcpuWalk pcpu : walker.pcpus()) {
                if (pcpu != null && pcpu.started()) {
                    started.put(pcpu.pcpu(), pcpu);
                }
            }
        }
        return List.copyOf(started.values());
    }

    /** The whole, whose payloads are to be read like this. */
    public Analysis analysis(Era found) {
        era = found;
        return new Analysis(this);
    }

    /** The same without vcpus, interrupts and domains. */
    public Overview overview(Era found) {
        era = found;
        return new Overview(this);
    }

    /** The rate that was given or, where that is null, the one that the records tell. */
    public void setRate(TscRate given, List<PcpuWalk> walked) {
        rate = given != null ? given : RateEstimate.of(PcpuWalk.rates(walked));
    }

    private TscRate statedRate(List<PcpuWalk> walked) {
        return rate.source() == TscRate.Source.USER ? RateEstimate.of(PcpuWalk.rates(walked)) : rate;
    }

    /** What the records span by the present alignment. */
    public void setExtent(Capture capture, List<PcpuWalk> walked) {
        long begin = walked.isEmpty() ? 0 : Long.MAX_VALUE;
        long end = walked.isEmpty() ? 0 : Long.MIN_VALUE;
        for (PcpuWalk pcpu : walked) {
            ClockModel clock = alignment.of(pcpu.pcpu());
            begin = Math.min(begin, clock.ticks(pcpu.first()));
            end = Math.max(end, clock.ticks(pcpu.now()));
        }
        boolean complete = problems.bytesSkipped() == 0
                && problems.count(ProblemKind.TRUNCATED_WINDOW) == 0
                && problems.count(ProblemKind.NO_WINDOW) == 0
                && problems.count(ProblemKind.DAMAGED_GZIP) == 0;
        long bytes = capture.source().size();
        int windows = capture.windows().count();
        extent = new Extent(capture.name(), bytes, windows, begin, end, complete);
    }

    /** Where the time of each pcpu went; behind the extent. */
    public void addPcpus(Capture capture, List<PcpuWalk> walked, Workers workers) {
        long[] bytes = capture.windows().bytesByPcpu();
        PcpuFacts[] facts = new PcpuFacts[walked.size()];
        workers.each(facts.length, i -> {
            facts[i] = facts(walked.get(i), bytes[walked.get(i).pcpu()]);
        });
        pcpus.addAll(List.of(facts));
    }

    /**
     * Puts records of domains before the first TSC of their pcpu at that time, and those of a pcpu without any TSC at the begin of
     * the capture, whose clock then is the common one; behind the extent.
     */
    public void placeDomains(List<PcpuWalk> walked) {
        if (domains.isEmpty()) {
            return;
        }
        Map<Integer, PcpuWalk> pcpus = walked.stream().collect(Collectors.toMap(PcpuWalk::pcpu, pcpu -> pcpu));
        domains.replaceAll(event -> {
            PcpuWalk pcpu = pcpus.get(event.pcpu());
            return pcpu == null
                    ? event.within(extent.beginTicks(), extent.beginTicks())
                    : event.within(pcpu.first(), pcpu.now());
        });
    }

    private PcpuFacts facts(PcpuWalk pcpu, long bytes) {
        ClockModel clock = alignment.of(pcpu.pcpu());
        Range whole = Range.whole(extent.beginTicks(), extent.endTicks());
        return new PcpuFacts(
                PcpuAccount.totals(pcpu.schedule(), clock, extent, whole),
                pcpu.records(),
                bytes,
                clock.ticks(pcpu.first()) - extent.beginTicks(),
                clock.ticks(pcpu.now()) - extent.beginTicks(),
                pcpu.schedule().losses().dropped(),
                pcpu.schedule().losses().records());
    }
}
