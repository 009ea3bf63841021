package io.xenscope.analyze.make;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.AnalysisParts;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.track.EraEvidence;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.WalkPlan;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an {@link Analysis} of a capture.
 *
 * <pre>
 * walk    by pcpu, workers in parallel, every record once    counts, VM exits within runs, the schedule
 * clock   rate and alignment from what the walk collected
 * join    by vcpu, in parallel, the schedule only            states, waits, VM exits that cross runs
 * </pre>
 *
 * <p>Where the walk finds what it should have known ({@link WalkPlan}), which is rare, the walk is done again, with that known.
 */
public final class Analyzer {
    private final Capture capture;
    private final Workers workers;
    private final TscRate givenRate;
    private final Clocks clocks;
    private AnalysisParts parts;
    private List<Share> shares;
    private List<PcpuWalk> pcpus;

    private Analyzer(Capture capture, Workers workers, TscRate givenRate, Clocks clocks) {
        this.capture = capture;
        this.workers = workers;
        this.givenRate = givenRate;
        this.clocks = clocks;
    }

    /** Analyses a capture with so many threads; {@code givenRate} is null where the capture itself is to tell. */
    public static Analysis analyze(Capture capture, int threads, TscRate givenRate) {
        return analyze(capture, threads, givenRate, Clocks.ALIGNED);
    }

    /** Analyses a capture, its clocks aligned or as they are. */
    public static Analysis analyze(Capture capture, int threads, TscRate givenRate, Clocks clocks) {
        try (Workers workers = new Workers(threads)) {
            return new Analyzer(capture, workers, givenRate, clocks).run();
        }
    }

    /** The same without the accounts of vcpus, interrupts and domains, which cost more than all the rest. */
    public static Overview overview(Capture capture, int threads, TscRate givenRate, Clocks clocks) {
        try (Workers workers = new Workers(threads)) {
            return new OverviewReading(capture, workers, givenRate, clocks).overview();
        }
    }

    private Analysis run() {
        List<JoinedVcpu> joined = walkAndJoin(WalkPlan.FIRST);
        parts.addPcpus(capture, pcpus, workers);
        parts.placeDomains(pcpus);
        addVcpus(joined);
        parts.irqs.sort(Comparator.comparingInt(Analysis.IrqFacts::irq).thenComparingInt(Analysis.IrqFacts::pcpu));
        return parts.analysis(
                EraEvidence.of(capture, shares.stream().map(Share::era).toList(), parts.events));
    }

    private List<JoinedVcpu> walkAndJoin(WalkPlan plan) {
        parts = new AnalysisParts(capture, plan);
        shares = walk();
        parts.problems.add(capture.problems());
        shares.forEach(share -> share.addTo(parts));
        pcpus = AnalysisParts.pcpus(walkers(shares));
        parts.setRate(givenRate, pcpus);
        WalkPlan better = parts.betterPlan(capture, pcpus);
        if (better != null) {
            return walkAndJoin(better);
        }
        Progress.begin("aligning clocks and joining the schedule", 0);
        List<JoinedVcpu> joined = JoinedSchedule.of(capture, pcpus, workers, parts, clocks, this::vcpu);
        better = parts.alignment.isIdentity() ? null : parts.betterPlan(capture, pcpus, parts.alignment);
        return better == null ? joined : walkAndJoin(better);
    }

    private List<Share> walk() {
        Progress.begin("reading", capture.source().size());
        PcpuShares turns = PcpuShares.of(capture.windows(), workers.count());
        List<Share> made = new ArrayList<>();
        for (int i = 0; i < turns.count(); i++) {
            made.add(share());
        }
        turns.walk(workers, walkers(made));
        return made;
    }

    private static List<Walker> walkers(List<Share> shares) {
        List<Walker> walkers = new ArrayList<>();
        for (Share share : shares) {
            walkers.add(share.walker());
        }
        return walkers;
    }

    private Share share() {
        Share share = new Share(capture, parts.plan);
        share.walker().add(parts.marks);
        return share;
    }

    private JoinedVcpu vcpu(int key) {
        return new JoinedVcpu(key, Range.whole(parts.extent.beginTicks(), parts.extent.endTicks()), parts.losses);
    }

    private void addVcpus(List<JoinedVcpu> joined) {
        Extent extent = parts.extent;
        Map<Integer, VcpuFacts> byKey = new HashMap<>();
        byKey.put(VcpuKey.UNKNOWN, new VcpuFacts(vcpu(VcpuKey.UNKNOWN).time()));
        for (JoinedVcpu vcpu : joined) {
            vcpu.finish(extent.endTicks(), extent.complete());
            VcpuFacts facts = new VcpuFacts(vcpu.time());
            facts.exits().add(vcpu.crossing());
            byKey.put(facts.key(), facts);
            if (vcpu.missedTransitions() > 0) {
                parts.problems.add(ProblemKind.MISSED_TRANSITION, vcpu.missedTransitions());
            }
        }
        shares.forEach(share -> share.addTo(byKey));
        byKey.values().stream()
                .filter(vcpu -> !vcpu.isUnknown() || vcpu.hasRecords())
                .sorted(Comparator.comparingInt((VcpuFacts vcpu) -> vcpu.domain())
                        .thenComparingInt(VcpuFacts::vcpu))
                .forEach(parts.vcpus::add);
    }
}
