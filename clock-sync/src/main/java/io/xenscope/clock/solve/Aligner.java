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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Puts the clocks of a capture on one time line: that of the first pcpu given. */
public final class Aligner {
    /** Of more clocks not all pairs are looked at, so that memory and work grow with the clocks, not with their square. */
    public static final int ALL_PAIRS = Pairs.FEW;

    /** Of what Xen's nanoseconds show. */
    private static final int MOST_STEPS = 8;

    private static final int MOST_TURNS = 4;
    private static final int MOST_SUSPECTS = 4;
    private static final int MOST_BENT = 12;

    /** Where there are many clocks, a trial is dear. */
    private static final int FEW_BENT = 3;

    /** Damaged captures contradict themselves however often one tries. */
    private static final int MOST_TRIALS = 48;

    /** A TSC that was set back is oftener a fault of the file than of the host. */
    private static final int TRIALS_OF_RESETS = 12;

    private final List<PcpuEvidence> evidence;
    private final int pcpuLimit;
    private final long shortestEpoch;
    private final Tasks tasks;
    private Nanoseconds nanoseconds;
    private int trialsLeft = MOST_TRIALS;

    /** 0 where nobody asks for more than the steady bounds. */
    private long smallestToHide;

    private RulerVerdict verdict = RulerVerdict.NOT_READ;
    private List<Contradiction> asRecorded = List.of();

    /** Whether TSCs are kept as they are. */
    private boolean fits;

    /** Behind a fall of all TSCs: times are no TSCs as they are. */
    private boolean isLaterEra;

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

    /** Asks for bounds that hold without the assumption of steady rates, and where steps of so many ticks can hide. */
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

    /** Finds a model for each clock; TSCs that nothing contradicts are left alone. */
    public Alignment align() {
        if (evidence.size() < 2) {
            return Alignment.none(pcpuLimit);
        }
        Steps steps = Steps.seen(evidence);
        List<List<PcpuEvidence>> eras = steps.isEmpty() ? List.of(evidence) : Eras.of(evidence, steps);
        if (eras.size() > 1) {
            return joined(eras);
        }
        if (!steps.isEmpty()) {
            trialsLeft = TRIALS_OF_RESETS;
        }
        // Times behind a fall are no TSCs as they are.
        boolean mayFit = steps.isEmpty() && !isLaterEra;
        if (verdict.isProved()) {
            steps.addAll(nanoseconds.switches(), MOST_STEPS);
        }
        Solver first = whileCounting(() -> solve(steps));
        fits = mayFit && asRecorded.isEmpty();
        if (!first.isBounded()) {
            // Decades between two records: damage, of which nothing follows.
            return Alignment.none(pcpuLimit);
        }
        Explanations search = new Explanations(this::solve, this::straight, tasks, this::mostKept);
        List<Explanation> all = new ArrayList<>();
        for (Explanation one :
                fits && !first.isSolved() ? List.of(new Explanation(steps, first)) : search.of(steps, first)) {
            all.add(narrowed(one));
        }
        return answer(verdict.isProved() ? measured(all) : all);
    }

    /** Counts what TSCs as they are contradict, which nothing else waits for, beside something else. */
    private <T> T whileCounting(Supplier<T> other) {
        AtomicReference<T> made = new AtomicReference<>();
        tasks.each(2, task -> {
            if (task == 0) {
                made.set(other.get());
            } else {
                asRecorded = Contradictions.asRecorded(evidence, tasks);
            }
        });
        return made.get();
    }

    /** Solves each era for itself. */
    private Alignment joined(List<List<PcpuEvidence>> eras) {
        asRecorded = Contradictions.asRecorded(evidence, tasks);
        List<Alignment> aligned = new ArrayList<>();
        for (List<PcpuEvidence> era : eras) {
            Aligner aligner = new Aligner(era, pcpuLimit, shortestEpoch, tasks);
            aligner.smallestToHide = smallestToHide;
            aligner.isLaterEra = !aligned.isEmpty();
            aligned.add(aligner.align());
        }
        return EraJoin.of(eras, aligned, pcpuLimit)
                .with(new ClockEvidence(
                        EvidenceCount.of(evidence, List.of()), verdict, asRecorded, EraJoin.left(aligned)));
    }

    private int mostKept() {
        if (trialsLeft <= 0 || evidence.size() > Pairs.FEW) {
            return 1;
        }
        return evidence.size() > Closure.MANY ? 2 : MOST_SUSPECTS;
    }

    /** The same with steps kept to where they can have been. */
    private Explanation narrowed(Explanation wide) {
        Explanation best = wide;
        for (int i = 0; i < MOST_TURNS && best.isSolved(); i++) {
            Steps narrower = best.steps().narrowed(best.solver());
            Solver again = narrower == best.steps() ? null : solve(narrower);
            if (again == null || !again.isSolved()) {
                break;
            }
            best = new Explanation(narrower, again);
        }
        return best;
    }

    /** The same by the ruler: where it proves itself for some, the others are refuted. */
    private List<Explanation> measured(List<Explanation> all) {
        RulerVerdict proved = verdict;
        RulerVerdict best = null;
        List<Explanation> measured = new ArrayList<>();
        for (Explanation one : all) {
            verdict = proved;
            Explanation ruled = measured(one);
            if (ruled != null) {
                measured.add(ruled);
            }
            best = best == null || ruled != null && measured.size() == 1 ? verdict : best;
        }
        verdict = best;
        return measured.isEmpty() ? all : measured;
    }

    /** Solves once more with Xen's clock as a ruler, and without steps that may as well be none; null if it comes to nothing. */
    private Explanation measured(Explanation plain) {
        Solver measured = measured(plain.solver(), plain.steps());
        Steps fewer = measured == null ? plain.steps() : plain.steps().proved(measured);
        Solver without = fewer == plain.steps() ? null : solve(fewer);
        if (without != null && without.isSolved()) {
            Solver again = measured(without, fewer);
            return new Explanation(fewer, again == null ? without : again);
        }
        return measured == null ? null : new Explanation(plain.steps(), measured);
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

    private Solver solve(Steps steps) {
        return solve(steps, null);
    }

    private Solver solve(Steps steps, Ruler ruler) {
        List<PcpuEvidence> clocks = steps.clocks();
        return new Bends(bent -> trial(clocks, ruler, bent))
                .solve(Math.min(clocks.size() > Closure.MANY ? FEW_BENT : MOST_BENT, trialsLeft));
    }

    private Solver straight(Steps steps) {
        return trial(steps.clocks(), null, Set.of());
    }

    private Solver trial(List<PcpuEvidence> clocks, Ruler ruler, Set<Integer> bent) {
        trialsLeft--;
        Solver solver = new Solver(clocks, shortestEpoch, ruler, tasks);
        return solver.isBounded() ? solver.solve(bent) : solver;
    }

    /** The same alignment, with the facts of order counted again that it contradicts. */
    public Alignment counted(Alignment alignment) {
        List<Clock> clocks = new ArrayList<>();
        for (PcpuEvidence one : evidence) {
            Clock clock = new Clock(one);
            clock.follow(alignment.of(one.pcpu()));
            clocks.add(clock);
        }
        return alignment.leaving(Contradictions.of(clocks, tasks));
    }

    private Alignment answer(List<Explanation> all) {
        Solver solver = all.get(0).solver();
        if (!fits && solver.isSolved()) {
            new PieceChoice(solver, tasks).choose();
            new FreeLines(solver, tasks).choose();
        }
        List<Answer> others = new ArrayList<>();
        for (Explanation other : all.subList(1, all.size())) {
            others.add(new Answer(other, false, loose(other.solver()), List.of()));
        }
        Answer answer = new Answer(all.get(0), fits, loose(solver), others);
        if (!fits && solver.isSolved()) {
            answer.showing(new StepMoments(solver, evidence, tasks).find());
        }
        List<PcpuClock> pcpus = new ArrayList<>();
        evidence.forEach(one -> pcpus.add(answer.pcpu(one)));
        List<Contradiction> left = fits ? List.of() : Contradictions.of(ofPcpus(solver.clocks()), tasks);
        List<SwitchTimes> switches = nanoseconds == null ? List.of() : nanoseconds.switches();
        List<OfPcpu> counts = EvidenceCount.of(evidence, switches);
        Alignment.Mode mode = mode(solver, fits);
        long gained = ClockEvidence.count(asRecorded) - ClockEvidence.count(left);
        boolean hasFalls = !Steps.seen(evidence).isEmpty();
        if (gained <= 0 && mode == Alignment.Mode.UNRECONCILED || gained < 0 && hasFalls) {
            // No better than the TSCs themselves, which at least are what was recorded.
            return Alignment.of(Alignment.Mode.UNRECONCILED, pcpuLimit, PcpuClock.asRecorded(pcpus))
                    .with(new ClockEvidence(counts, verdict, asRecorded, asRecorded));
        }
        Alignment alignment =
                Alignment.of(mode, pcpuLimit, pcpus).with(new ClockEvidence(counts, verdict, asRecorded, left));
        boolean isTied =
                mode != Alignment.Mode.UNRECONCILED && !Steps.seen(evidence).isEmpty();
        return isTied ? alignment.tied() : alignment;
    }

    private static List<Clock> ofPcpus(List<Clock> clocks) {
        return clocks.stream().filter(clock -> clock.pcpu() != Ruler.PCPU).toList();
    }

    private LooseBounds loose(Solver solver) {
        return smallestToHide > 0 && solver.isSolved() ? new LooseBounds(solver, smallestToHide, tasks) : null;
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
