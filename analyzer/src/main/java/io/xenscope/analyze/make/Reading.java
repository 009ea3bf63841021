package io.xenscope.analyze.make;

import io.xenscope.analyze.AnalysisParts;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.sched.ClockWitness;
import io.xenscope.analyze.track.EraEvidence;
import io.xenscope.analyze.track.EraVotes;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.WalkPlan;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.Progress;
import io.xenscope.format.event.Era;
import java.util.ArrayList;
import java.util.List;

/**
 * The walk, the clocks and the join, whatever is accounted beside them. Where the walk finds what it should have known
 * ({@link WalkPlan}), which is rare, all is done again, with that known.
 *
 * @param <H> what the join keeps of a vcpu
 */
abstract class Reading<H extends ClockWitness> {
    final Capture capture;
    final Workers workers;
    private final TscRate givenRate;
    private final Clocks clocks;
    private List<EraVotes> votes;
    AnalysisParts parts;
    List<PcpuWalk> pcpus;

    Reading(Capture capture, Workers workers, TscRate givenRate, Clocks clocks) {
        this.capture = capture;
        this.workers = workers;
        this.givenRate = givenRate;
        this.clocks = clocks;
    }

    /** A walk begins, perhaps once more: what was followed in an earlier one is forgotten. */
    void begin() {}

    /** Adds what is to be followed in the walk to a walker, one of several. */
    void follow(Walker walker) {}

    /** The walk is done. */
    void collect() {}

    /** What the join is to keep of a vcpu. */
    abstract H vcpu(int key);

    /** The vcpus that the join found; {@link #parts} and {@link #pcpus} are filled then. */
    final List<H> read() {
        return read(WalkPlan.FIRST);
    }

    private List<H> read(WalkPlan plan) {
        parts = new AnalysisParts(capture, plan);
        List<Walker> walkers = walk();
        parts.problems.add(capture.problems());
        for (Walker walker : walkers) {
            parts.events.add(walker.counts());
            parts.problems.add(walker.problems());
        }
        collect();
        pcpus = AnalysisParts.pcpus(walkers);
        parts.setRate(givenRate, pcpus);
        WalkPlan better = parts.betterPlan(capture, pcpus);
        if (better != null) {
            return read(better);
        }
        Progress.begin("aligning clocks and joining the schedule", 0);
        List<H> joined = JoinedSchedule.of(capture, pcpus, workers, parts, clocks, this::vcpu);
        better = parts.alignment.isIdentity() ? null : parts.betterPlan(capture, pcpus, parts.alignment);
        return better == null ? joined : read(better);
    }

    private List<Walker> walk() {
        begin();
        votes = new ArrayList<>();
        List<Walker> walkers = new ArrayList<>();
        Progress.begin("reading", capture.source().size());
        PcpuShares turns = PcpuShares.of(capture.windows(), workers.count());
        for (int i = 0; i < turns.count(); i++) {
            Walker walker = new Walker(capture, parts.plan);
            follow(walker);
            votes.add(walker.add(new EraVotes(capture)));
            walker.add(parts.marks);
            walkers.add(walker);
        }
        turns.walk(workers, walkers);
        return walkers;
    }

    /** How payloads are to be read, by the votes of the walk. */
    final Era era() {
        return EraEvidence.of(capture, votes, parts.events);
    }
}
