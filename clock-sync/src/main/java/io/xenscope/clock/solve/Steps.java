package io.xenscope.clock.solve;

import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the TSCs of a capture stepped: at each step a clock ends and another begins. */
final class Steps {
    private final List<PcpuEvidence> evidence;
    private final List<StepFinder.Found> steps = new ArrayList<>();

    Steps(List<PcpuEvidence> evidence) {
        this.evidence = evidence;
    }

    void add(StepFinder.Found step) {
        steps.add(step);
        steps.sort(Comparator.comparingLong(StepFinder.Found::lastBefore));
    }

    /** The clocks between the steps: the first ones of all pcpus, then the later ones. */
    List<PcpuEvidence> clocks() {
        List<PcpuEvidence> first = new ArrayList<>();
        List<PcpuEvidence> later = new ArrayList<>();
        for (PcpuEvidence whole : evidence) {
            long begin = whole.begin();
            List<PcpuEvidence> parts = new ArrayList<>();
            for (StepFinder.Found step : steps) {
                if (step.pcpu() == whole.pcpu() && step.lastBefore() >= begin) {
                    parts.add(whole.within(begin, step.lastBefore()));
                    begin = step.firstAfter();
                }
            }
            parts.add(parts.isEmpty() ? whole : whole.within(begin, whole.end()));
            first.add(parts.remove(0));
            later.addAll(parts);
        }
        first.addAll(later);
        return first;
    }

    /** The same steps, each kept to where neighbouring records are as far apart as it is large; this where none gains. */
    Steps narrowed(Solver solver) {
        Steps narrower = new Steps(evidence);
        boolean gained = false;
        for (StepFinder.Found step : steps) {
            StepFinder.Found better = narrowed(step, solver);
            gained |= better != step;
            narrower.add(better);
        }
        return gained ? narrower : this;
    }

    private StepFinder.Found narrowed(StepFinder.Found step, Solver solver) {
        long least = leastSize(step, solver);
        long[] gaps = least <= 0 ? null : times(step.pcpu()).gaps(step.lastBefore(), step.firstAfter(), least);
        if (gaps == null || gaps[0] == step.lastBefore() && gaps[1] == step.firstAfter()) {
            return step;
        }
        return new StepFinder.Found(step.pcpu(), gaps[0], gaps[1]);
    }

    /** What a TSC gained at least; not above zero where it may have fallen. */
    private static long leastSize(StepFinder.Found step, Solver solver) {
        int ended = -1;
        int begun = -1;
        for (int i = 0; i < solver.clocks().size(); i++) {
            Clock clock = solver.clocks().get(i);
            ended = clock.pcpu() == step.pcpu() && clock.evidence().end() == step.lastBefore() ? i : ended;
            begun = clock.pcpu() == step.pcpu() && clock.evidence().begin() == step.firstAfter() ? i : begun;
        }
        if (ended < 0 || begun < 0) {
            return 0;
        }
        Clock after = solver.clocks().get(begun);
        Bounds bounds =
                solver.pair(Math.min(ended, begun), Math.max(ended, begun)).bounds();
        int epoch = solver.epochs().of(after.begin());
        long unsure = Math.max(-bounds.low(epoch), bounds.high(epoch));
        return solver.clocks().get(ended).axis(step.firstAfter()) - after.axis(step.firstAfter()) - unsure;
    }

    private RecordTimes times(int pcpu) {
        return new RecordTimes(
                evidence.stream().filter(one -> one.pcpu() == pcpu).findFirst().orElseThrow());
    }

    /** The step between two clocks of one pcpu. */
    PcpuClock.Step told(Clock ended, Clock begun) {
        long lastBefore = ended.evidence().end();
        long firstAfter = begun.evidence().begin();
        long size = ended.axis(firstAfter) - begun.axis(firstAfter);
        return new PcpuClock.Step(
                lastBefore, firstAfter, size, times(ended.pcpu()).between(lastBefore, firstAfter));
    }
}
