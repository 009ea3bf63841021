package io.xenscope.clock.solve;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.ClockEvidence.Contradiction;
import io.xenscope.clock.ClockEvidence.OfPcpu;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.RulerVerdict;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.SwitchTimes;
import java.util.ArrayList;
import java.util.List;

/** Puts the clocks of a capture on one time line: that of the first pcpu given. */
public final class Aligner {
    /** Of more clocks not all pairs are looked at, so that memory and work grow with the clocks, not with their square. */
    public static final int ALL_PAIRS = Pairs.FEW;

    private static final int MOST_STEPS = 8;
    private static final int MOST_TURNS = 4;
    private static final int MOST_SUSPECTS = 4;
    private static final int MOST_BENT = 12;

    /** Where there are many clocks, a trial is dear. */
    private static final int FEW_BENT = 3;

    /** Damaged captures contradict themselves however often one tries. */
    private static final int MOST_TRIALS = 48;

    private final List<PcpuEvidence> evidence;
    private final int pcpuLimit;
    private final long shortestEpoch;
    private final Tasks tasks;
    private Nanoseconds nanoseconds;
    private int trialsLeft = MOST_TRIALS;

    /** 0 where nobody asks for more than the steady bounds. */
    private long smallestToHide;

    private RulerVerdict verdict = RulerVerdict.NOT_READ;

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
        verdict = RulerMaker.judge(stated.switches());
        nanoseconds = stated;
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
        List<Contradiction> asRecorded = Contradictions.of(asRecorded(evidence), tasks);
        boolean fits = asRecorded.isEmpty();
        boolean proved = verdict.isProved();
        Steps steps = new Steps(evidence);
        if (verdict.isProved()) {
            steps.addAll(nanoseconds.switches(), MOST_STEPS);
        }
        Solver solver = solve(steps, null);
        if (!solver.isBounded()) {
            // Decades between two records: damage, of which nothing follows.
            return Alignment.none(pcpuLimit);
        }
        for (int i = 0; !solver.isSolved() && !fits && i < MOST_STEPS; i++) {
            List<StepFinder.Found> found = new StepFinder(solver, tasks).find();
            if (found.isEmpty()) {
                break;
            }
            solver = explained(steps, found);
        }
        for (int i = 0; i < MOST_TURNS && solver.isSolved(); i++) {
            Steps narrower = steps.narrowed(solver);
            Solver again = narrower == steps ? null : solve(narrower, null);
            if (again == null || !again.isSolved()) {
                break;
            }
            steps = narrower;
            solver = again;
        }
        Solver measured = !proved ? null : measured(solver, steps);
        Steps fewer = measured == null ? steps : steps.proved(measured);
        Solver without = fewer == steps ? null : solve(fewer, null);
        if (without != null && without.isSolved()) {
            steps = fewer;
            solver = without;
            measured = measured(solver, steps);
        }
        return answer(measured == null ? solver : measured, steps, asRecorded);
    }

    /** Adds the first step that explains everything, or else the likeliest one; the solution with it. */
    private Solver explained(Steps steps, List<StepFinder.Found> found) {
        int suspects = trialsLeft > 0 ? Math.min(MOST_SUSPECTS, found.size()) : 1;
        for (StepFinder.Found step : found.subList(0, suspects)) {
            Solver solver = solve(steps.with(step), null);
            if (solver.isSolved()) {
                steps.add(step);
                return solver;
            }
        }
        steps.add(found.get(0));
        return solve(steps, null);
    }

    /** Solves once more with Xen's clock as a ruler; null where that comes to nothing. */
    private Solver measured(Solver solver, Steps steps) {
        Ruler ruler = new RulerMaker(solver, evidence, nanoseconds.switches(), nanoseconds.ticksPerNano()).make();
        if (ruler == null) {
            verdict = verdict.but(RulerVerdict.State.UNPLACED);
            return null;
        }
        Solver measured = solve(steps, ruler);
        verdict = measured.isSolved() ? verdict.used(ruler.links()) : verdict.but(RulerVerdict.State.CONTRADICTORY);
        return measured.isSolved() ? measured : null;
    }

    private Solver solve(Steps steps, Ruler ruler) {
        List<PcpuEvidence> clocks = steps.clocks();
        return new Bends(bent -> {
                    trialsLeft--;
                    Solver solver = new Solver(clocks, shortestEpoch, ruler, tasks);
                    return solver.isBounded() ? solver.solve(bent) : solver;
                })
                .solve(Math.min(clocks.size() > Closure.MANY ? FEW_BENT : MOST_BENT, trialsLeft));
    }

    /** The same alignment, with the facts of order counted anew that it contradicts. */
    public Alignment counted(Alignment alignment) {
        List<Clock> clocks = new ArrayList<>();
        for (PcpuEvidence one : evidence) {
            Clock clock = new Clock(one);
            clock.follow(alignment.of(one.pcpu()));
            clocks.add(clock);
        }
        return alignment.leaving(Contradictions.of(clocks, tasks));
    }

    private Alignment answer(Solver solver, Steps steps, List<Contradiction> asRecorded) {
        boolean fits = asRecorded.isEmpty();
        Answer answer = new Answer(solver, fits, steps, loose(solver));
        List<PcpuClock> pcpus = new ArrayList<>();
        for (PcpuEvidence one : evidence) {
            pcpus.add(answer.pcpu(places(one.pcpu(), solver.clocks())));
        }
        List<Contradiction> left = fits ? List.of() : Contradictions.of(ofPcpus(solver.clocks()), tasks);
        List<SwitchTimes> switches = nanoseconds == null ? List.of() : nanoseconds.switches();
        List<OfPcpu> counts = EvidenceCount.of(evidence, switches);
        Alignment.Mode mode = mode(solver, fits);
        if (mode == Alignment.Mode.UNRECONCILED && ClockEvidence.count(left) >= ClockEvidence.count(asRecorded)) {
            // No better than the TSCs themselves, which at least are what was recorded.
            return Alignment.of(mode, pcpuLimit, PcpuClock.asRecorded(pcpus))
                    .with(new ClockEvidence(counts, verdict, asRecorded, asRecorded));
        }
        return Alignment.of(mode, pcpuLimit, pcpus).with(new ClockEvidence(counts, verdict, asRecorded, left));
    }

    private static List<Clock> ofPcpus(List<Clock> clocks) {
        return clocks.stream().filter(clock -> clock.pcpu() != Ruler.PCPU).toList();
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

    private static Alignment.Mode mode(Solver solver, boolean fits) {
        if (fits) {
            return Alignment.Mode.AS_RECORDED;
        } else if (!solver.isSolved()) {
            return Alignment.Mode.UNRECONCILED;
        }
        return solver.clocks().stream().anyMatch(clock -> clock.isBent() && clock.pcpu() != Ruler.PCPU)
                ? Alignment.Mode.BENT
                : Alignment.Mode.LINES;
    }
}
