package io.xenscope.clock.solve;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.List;

/** Puts the clocks of a capture on one time line: that of the first pcpu given. */
public final class Aligner {
    private static final int MOST_STEPS = 8;

    private final List<PcpuEvidence> evidence;
    private final int pcpuLimit;
    private final long shortestEpoch;
    private final Tasks tasks;

    /**
     * An aligner for one capture.
     *
     * @param evidence by pcpu, the reference first; pcpus without a record left out
     * @param pcpuLimit one more than the highest pcpu
     * @param shortestEpoch ticks of about 10 ms
     */
    public Aligner(List<PcpuEvidence> evidence, int pcpuLimit, long shortestEpoch, Tasks tasks) {
        this.evidence = evidence;
        this.pcpuLimit = pcpuLimit;
        this.shortestEpoch = shortestEpoch;
        this.tasks = tasks;
    }

    private static List<Clock> asRecorded(List<PcpuEvidence> evidence) {
        List<Clock> clocks = new ArrayList<>();
        evidence.forEach(one -> clocks.add(new Clock(one)));
        clocks.forEach(clock -> clock.place(clock.base() - clocks.get(0).base(), 0));
        return clocks;
    }

    /** Finds a model for each clock; TSCs that nothing contradicts are left alone. */
    public Alignment align() {
        if (evidence.size() < 2) {
            return Alignment.none(pcpuLimit);
        }
        long before = contradictions(asRecorded(evidence));
        Steps steps = new Steps(evidence);
        Solver solver = solve(steps);
        if (!solver.isBounded()) {
            // Decades between two records: damage, of which nothing follows.
            return Alignment.none(pcpuLimit);
        }
        for (int i = 0; !solver.isSolved() && before > 0 && i < MOST_STEPS; i++) {
            StepFinder.Found step = new StepFinder(solver, tasks).find();
            if (step == null) {
                break;
            }
            steps.add(step);
            solver = solve(steps);
        }
        Steps narrower = solver.isSolved() ? steps.narrowed(solver) : steps;
        if (narrower != steps) {
            Solver again = solve(narrower);
            steps = again.isSolved() ? narrower : steps;
            solver = again.isSolved() ? again : solver;
        }
        return answer(solver, steps, before);
    }

    private Solver solve(Steps steps) {
        Solver solver = new Solver(steps.clocks(), shortestEpoch, tasks);
        if (solver.isBounded()) {
            solver.solve();
        }
        return solver;
    }

    /** How many facts of order an alignment contradicts. */
    public long violations(Alignment alignment) {
        List<Clock> clocks = new ArrayList<>();
        for (PcpuEvidence one : evidence) {
            Clock clock = new Clock(one);
            clock.follow(alignment.of(one.pcpu()));
            clocks.add(clock);
        }
        return contradictions(clocks);
    }

    private long contradictions(List<Clock> clocks) {
        return Contradictions.ofRuns(clocks, tasks) + Contradictions.ofWindows(clocks);
    }

    private Alignment answer(Solver solver, Steps steps, long before) {
        Answer answer = new Answer(solver, before == 0, steps);
        List<PcpuClock> pcpus = new ArrayList<>();
        for (PcpuEvidence one : evidence) {
            pcpus.add(answer.pcpu(places(one.pcpu(), solver.clocks())));
        }
        long after = before == 0 ? 0 : contradictions(solver.clocks());
        return Alignment.of(mode(solver, before), pcpuLimit, pcpus, before, after);
    }

    private static List<Integer> places(int pcpu, List<Clock> clocks) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < clocks.size(); place++) {
            if (clocks.get(place).pcpu() == pcpu) {
                places.add(place);
            }
        }
        places.sort((a, b) -> Long.compare(
                clocks.get(a).evidence().begin(), clocks.get(b).evidence().begin()));
        return places;
    }

    private static Alignment.Mode mode(Solver solver, long before) {
        if (before == 0) {
            return Alignment.Mode.AS_RECORDED;
        } else if (!solver.isSolved()) {
            return Alignment.Mode.UNRECONCILED;
        }
        return solver.clocks().stream().anyMatch(Clock::isBent) ? Alignment.Mode.BENT : Alignment.Mode.LINES;
    }
}
