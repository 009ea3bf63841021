package io.xenscope.analyze.make;

import io.xenscope.analyze.AnalysisParts;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.CaptureClocks;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.clock.LiftedClocks;
import io.xenscope.analyze.clock.OddStretches;
import io.xenscope.analyze.sched.ClockWitness;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.ScheduleJoin;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.Alignment;
import io.xenscope.format.Capture;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Decides by which clocks a schedule is joined, and joins it: with TSCs as they are first, because that costs least and
 * decides whether they can be right; solved where they cannot; and with records lifted where clocks solved still put an
 * effect before its cause. Leaves alignment and extent in the parts.
 */
final class JoinedSchedule<H extends ClockWitness> {
    private final Capture capture;
    private final List<PcpuWalk> pcpus;
    private final Workers workers;
    private final AnalysisParts parts;
    private final IntFunction<H> maker;
    private ScheduleJoin<H> join;

    private JoinedSchedule(
            Capture capture, List<PcpuWalk> pcpus, Workers workers, AnalysisParts parts, IntFunction<H> maker) {
        this.capture = capture;
        this.pcpus = pcpus;
        this.workers = workers;
        this.parts = parts;
        this.maker = maker;
    }

    /** The histories of all vcpus; {@code maker} is asked for new ones as often as alignment and extent change. */
    static <H extends ClockWitness> List<H> of(
            Capture capture,
            List<PcpuWalk> pcpus,
            Workers workers,
            AnalysisParts parts,
            Clocks clocks,
            IntFunction<H> maker) {
        pcpus.forEach(pcpu -> parts.schedule.add(pcpu.schedule()));
        JoinedSchedule<H> joined = new JoinedSchedule<>(capture, pcpus, workers, parts, maker);
        joined.decide(new CaptureClocks(capture, pcpus, workers, parts.rate, parts.problems), clocks);
        return joined.join.histories();
    }

    private void decide(CaptureClocks evidence, Clocks clocks) {
        join(evidence.first(clocks));
        if (clocks == Clocks.ALIGNED && parts.alignment.isIdentity() && any(ClockWitness::isContradicted)) {
            Alignment solved = evidence.solve(clocks);
            if (!solved.isIdentity()) {
                join(solved);
            }
        }
        if (!parts.alignment.isIdentity() && (any(ClockWitness::isContradicted) || any(ClockWitness::isOutOfOrder))) {
            lift(evidence);
        }
    }

    private void lift(CaptureClocks evidence) {
        LiftedClocks lifted = evidence.lift(parts.alignment, OddStretches.of(join.histories()));
        if (lifted.alignment().lifts().count() == 0) {
            lifted.close();
            return;
        }
        parts.lifted = lifted;
        join(evidence.counted(lifted.alignment()));
    }

    private boolean any(Predicate<H> test) {
        return join.histories().stream().anyMatch(test);
    }

    private void join(Alignment alignment) {
        parts.alignment = alignment;
        parts.losses = LossTimes.of(parts.schedule, alignment);
        parts.setExtent(capture, pcpus);
        join = new ScheduleJoin<>(parts.schedule, alignment, maker);
        join.run(workers, parts.extent.beginTicks(), parts.extent.endTicks(), ScheduleJoin.SLICE_ITEMS, () -> {});
    }
}
