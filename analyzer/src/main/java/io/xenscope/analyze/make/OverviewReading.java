package io.xenscope.analyze.make;

import io.xenscope.analyze.AnalysisParts;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.sched.Presence;
import io.xenscope.analyze.track.EraEvidence;
import io.xenscope.analyze.track.EraVotes;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.WalkPlan;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an {@link Overview}: the walk, the clocks and the extent of an {@link Analyzer}, found in the same way, without the
 * accounts of vcpus, interrupts and domains, which would cost more than all the rest.
 */
final class OverviewReading {
    private final Capture capture;
    private final Workers workers;
    private final TscRate givenRate;
    private final Clocks clocks;
    private AnalysisParts parts;
    private List<EraVotes> votes;

    OverviewReading(Capture capture, Workers workers, TscRate givenRate, Clocks clocks) {
        this.capture = capture;
        this.workers = workers;
        this.givenRate = givenRate;
        this.clocks = clocks;
    }

    Overview overview() {
        List<PcpuWalk> pcpus = walkAndJoin(WalkPlan.FIRST);
        parts.addPcpus(capture, pcpus, workers);
        return parts.overview(EraEvidence.of(capture, votes, parts.events));
    }

    /** Once more where the first walk finds silences. */
    private List<PcpuWalk> walkAndJoin(WalkPlan plan) {
        parts = new AnalysisParts(capture, plan);
        List<Walker> walkers = walk();
        parts.problems.add(capture.problems());
        for (Walker walker : walkers) {
            parts.events.add(walker.counts());
            parts.problems.add(walker.problems());
        }
        List<PcpuWalk> pcpus = AnalysisParts.pcpus(walkers);
        parts.setRate(givenRate, pcpus);
        WalkPlan better = parts.betterPlan(capture, pcpus);
        if (better == null) {
            Progress.begin("aligning clocks and joining the schedule", 0);
            JoinedSchedule.of(capture, pcpus, workers, parts, clocks, key -> new Presence(key, parts.losses));
            better = parts.alignment.isIdentity() ? null : parts.betterPlan(capture, pcpus, parts.alignment);
        }
        return better == null ? pcpus : walkAndJoin(better);
    }

    private List<Walker> walk() {
        List<Walker> walkers = new ArrayList<>();
        votes = new ArrayList<>();
        Progress.begin("reading", capture.source().size());
        PcpuShares pcpus = PcpuShares.of(capture.windows(), workers.count());
        for (int i = 0; i < pcpus.count(); i++) {
            Walker walker = new Walker(capture, parts.plan);
            walker.add(parts.marks);
            votes.add(walker.add(new EraVotes(capture)));
            walkers.add(walker);
        }
        pcpus.walk(workers, walkers);
        return walkers;
    }
}
