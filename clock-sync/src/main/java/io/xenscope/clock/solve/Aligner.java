package io.xenscope.clock.solve;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.SwitchTimes;
import java.util.ArrayList;
import java.util.List;

/** Puts the clocks of a capture on one time line: that of the first pcpu given. */
public final class Aligner {
    private static final int MOST_STEPS = 8;

    private final List<PcpuEvidence> evidence;
    private final int pcpuLimit;
    private final long shortestEpoch;
    private final Tasks tasks;
    private Nanoseconds nanoseconds;
    /** 0 where nobody asks for more than the steady bounds. */
    private long smallestToHide;

    /** The switches of all pcpus with what the scheduler says in nanoseconds, by pcpu as the evidence is. */
    public record Nanoseconds(List<SwitchTimes> switches, double ticksPerNano) {}

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

    /** Lets bounds be told that hold without the assumption of steady rates, and where steps of so many ticks can hide. */
    public Aligner proving(long smallestStep) {
        smallestToHide = smallestStep;
        return this;
    }

    /** Lets the nanoseconds that the scheduler states be used, where they prove to be worth it. */
    public Aligner with(Nanoseconds stated) {
        if (RulerMaker.isProved(stated.switches())) {
            nanoseconds = stated;
        }
        return this;
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
        if (nanoseconds != null) {
            steps.addAll(nanoseconds.switches(), MOST_STEPS);
        }
        Solver solver = solve(steps, null);
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
            solver = solve(steps, null);
        }
        Steps narrower = solver.isSolved() ? steps.narrowed(solver) : steps;
        if (narrower != steps) {
            Solver again = solve(narrower, null);
            steps = again.isSolved() ? narrower : steps;
            solver = again.isSolved() ? again : solver;
        }
        Solver measured = nanoseconds == null ? null : measured(solver, steps);
        if (measured != null && steps.dropUnproved(measured)) {
            solver = solve(steps, null);
            measured = measured(solver, steps);
        }
        return answer(measured == null ? solver : measured, steps, before);
    }

    /** Solves once more with Xen's clock as a ruler; null where that comes to nothing. */
    private Solver measured(Solver solver, Steps steps) {
        Ruler ruler = new RulerMaker(solver, evidence, nanoseconds.switches(), nanoseconds.ticksPerNano()).make();
        if (ruler == null) {
            return null;
        }
        Solver measured = solve(steps, ruler);
        return measured.isSolved() ? measured : null;
    }

    private Solver solve(Steps steps, Ruler ruler) {
        Solver solver = new Solver(steps.clocks(), shortestEpoch, ruler, tasks);
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
        Answer answer = new Answer(solver, before == 0, steps, loose(solver));
        List<PcpuClock> pcpus = new ArrayList<>();
        for (PcpuEvidence one : evidence) {
            pcpus.add(answer.pcpu(places(one.pcpu(), solver.clocks())));
        }
        long after = before == 0
                ? 0
                : contradictions(solver.clocks().stream()
                        .filter(clock -> clock.pcpu() != Ruler.PCPU)
                        .toList());
        Alignment.Mode mode = mode(solver, before);
        if (mode == Alignment.Mode.UNRECONCILED && after >= before) {
            // No better than the TSCs themselves, which at least are what was recorded.
            return Alignment.of(mode, pcpuLimit, PcpuClock.asRecorded(pcpus), before, before);
        }
        return Alignment.of(mode, pcpuLimit, pcpus, before, after);
    }

    private LooseBounds loose(Solver solver) {
        return smallestToHide > 0 && solver.isSolved() ? new LooseBounds(solver, smallestToHide, tasks) : null;
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
        return solver.clocks().stream().anyMatch(clock -> clock.isBent() && clock.pcpu() != Ruler.PCPU)
                ? Alignment.Mode.BENT
                : Alignment.Mode.LINES;
    }
}
