package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.Sightings;
import io.xenscope.clock.evidence.TimeList;
import java.util.List;

/**
 * Finds between which records a TSC can have stepped. What lies between belongs to the clock that ended there or to the one
 * that began; where one of them would surely put a vcpu into two places at once, it is the other.
 */
final class StepPlace {
    private final Solver solver;
    private final PcpuEvidence whole;
    private final int ended;
    private final int begun;
    private long lastBefore;
    private long firstAfter;

    /** {@code ended} and {@code begun} are the places of the two clocks, {@code whole} is what their pcpu saw. */
    StepPlace(Solver solver, PcpuEvidence whole, int ended, int begun) {
        this.solver = solver;
        this.whole = whole;
        this.ended = ended;
        this.begun = begun;
        lastBefore = solver.clocks().get(ended).evidence().end();
        firstAfter = solver.clocks().get(begun).evidence().begin();
    }

    /** The step narrowed by what other pcpus saw; two where something between belongs to neither clock. */
    List<StepFinder.Found> refuted() {
        long begin = lastBefore;
        long end = firstAfter;
        for (int other = 0; other < solver.clocks().size(); other++) {
            Clock clock = solver.clocks().get(other);
            Overlap old = Overlap.of(solver, ended, other);
            Overlap young = Overlap.of(solver, begun, other);
            if (clock.pcpu() != whole.pcpu() && old != null && young != null) {
                whole.vcpus().forEach((vcpu, seen) -> {
                    Sightings elsewhere = clock.evidence().vcpus().get(vcpu);
                    if (elsewhere != null) {
                        refutePoints(seen.points(), elsewhere, old, young);
                        refuteRuns(seen, elsewhere, old, young);
                    }
                });
            }
        }
        if (lastBefore < firstAfter) {
            return List.of(new StepFinder.Found(whole.pcpu(), lastBefore, firstAfter));
        }
        return List.of(
                new StepFinder.Found(whole.pcpu(), begin, firstAfter),
                new StepFinder.Found(whole.pcpu(), lastBefore, end));
    }

    private void refutePoints(TimeList points, Sightings elsewhere, Overlap old, Overlap young) {
        long from = solver.clocks().get(ended).evidence().end();
        long to = solver.clocks().get(begun).evidence().begin();
        for (int i = points.firstFrom(from + 1); i < points.count() && points.get(i) < to; i++) {
            long tsc = points.get(i);
            if (old.isInRun(tsc, elsewhere)) {
                firstAfter = Math.min(firstAfter, tsc);
            }
            if (young.isInRun(tsc, elsewhere)) {
                lastBefore = Math.max(lastBefore, tsc);
            }
        }
    }

    /** A run that the step cuts shows nothing: only the part on one side counts. */
    private void refuteRuns(Sightings seen, Sightings elsewhere, Overlap old, Overlap young) {
        long from = solver.clocks().get(ended).evidence().end();
        long to = solver.clocks().get(begun).evidence().begin();
        for (int run = 0; run < seen.runs() && seen.start(run) < to; run++) {
            if (seen.end(run) > from && seen.end(run) < to && old.holdsPoint(seen, run, elsewhere)) {
                firstAfter = Math.min(firstAfter, seen.end(run));
            }
            if (seen.start(run) > from && young.holdsPoint(seen, run, elsewhere)) {
                lastBefore = Math.max(lastBefore, seen.start(run));
            }
        }
    }
}
