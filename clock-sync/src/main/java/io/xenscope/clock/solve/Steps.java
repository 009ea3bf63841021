package io.xenscope.clock.solve;

import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.evidence.Fall;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.SwitchTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Where the TSCs of a capture stepped: at each step a clock ends and another begins. */
final class Steps {
    private final List<PcpuEvidence> evidence;
    private final List<StepFinder.Found> steps = new ArrayList<>();

    private Steps(List<PcpuEvidence> evidence) {
        this.evidence = evidence;
    }

    /** Those that TSCs show that fall; none where times of windows are so wrong that a clock between two falls would have none. */
    static Steps seen(List<PcpuEvidence> evidence) {
        Steps seen = new Steps(evidence);
        for (PcpuEvidence one : evidence) {
            for (Fall fall : one.falls()) {
                seen.add(new StepFinder.Found(one.pcpu(), fall.lastBefore(), fall.lastBefore() + 1, fall.ticks()));
            }
        }
        return seen.clocks().stream().allMatch(clock -> clock.windows().count() > 0) ? seen : new Steps(evidence);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    void add(StepFinder.Found step) {
        steps.add(step);
        steps.sort(Comparator.comparingLong(StepFinder.Found::lastBefore));
    }

    /** The same with another step. */
    Steps with(StepFinder.Found step) {
        Steps more = new Steps(evidence);
        steps.forEach(more::add);
        more.add(step);
        return more;
    }

    /**
     * Adds the places where TSCs and the nanoseconds of switches jump apart; those at borders of windows only where they
     * are few: else windows are missing.
     */
    void addAll(List<SwitchTimes> switches, int most) {
        long jumps = switches.stream().mapToLong(times -> times.jumps().size()).sum();
        for (int place = 0; place < switches.size(); place++) {
            for (SwitchTimes.Jump jump : switches.get(place).jumps()) {
                if (jumps <= most || !jump.overBorder()) {
                    add(new StepFinder.Found(evidence.get(place).pcpu(), jump.before(), jump.after()));
                }
            }
        }
    }

    /** Without steps that may as well be none; this where all are proved. */
    Steps proved(Solver solver) {
        Steps proved = new Steps(evidence);
        steps.stream()
                .filter(step -> step.isSeen() || Math.abs(size(step, solver)) > unsure(step, solver))
                .forEach(proved::add);
        return proved.steps.size() == steps.size() ? this : proved;
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

    /**
     * The same steps, each kept to what other pcpus leave, and to where neighbouring records are as far apart as it is
     * large; this where none gains.
     */
    Steps narrowed(Solver solver) {
        Steps narrower = new Steps(evidence);
        steps.forEach(step -> narrowed(step, solver).forEach(narrower::add));
        return narrower.steps.equals(steps) ? this : narrower;
    }

    /** Whether each step lies where neighbouring records of its clock are as far apart as the TSC surely gained. */
    boolean leaveRoom(Solver solver) {
        return steps.stream().allMatch(step -> {
            long least = leastSize(step, solver);
            return step.isSeen()
                    || least <= 0
                    || times(step.pcpu()).gaps(step.lastBefore(), step.firstAfter(), least) != null;
        });
    }

    private List<StepFinder.Found> narrowed(StepFinder.Found step, Solver solver) {
        int ended = ended(step, solver);
        int begun = begun(step, solver);
        if (step.isSeen() || ended < 0 || begun < 0) {
            return List.of(step);
        }
        List<StepFinder.Found> refuted = new StepPlace(solver, whole(step.pcpu()), ended, begun).refuted();
        long least = leastSize(step, solver);
        if (refuted.size() > 1 || least <= 0) {
            return refuted;
        }
        StepFinder.Found only = refuted.get(0);
        long[] gaps = times(step.pcpu()).gaps(only.lastBefore(), only.firstAfter(), least);
        return gaps == null ? refuted : List.of(new StepFinder.Found(step.pcpu(), gaps[0], gaps[1]));
    }

    /** What a TSC gained at least; not above zero where it may have fallen. */
    private static long leastSize(StepFinder.Found step, Solver solver) {
        return size(step, solver) - unsure(step, solver);
    }

    private static long size(StepFinder.Found step, Solver solver) {
        int ended = ended(step, solver);
        int begun = begun(step, solver);
        return ended < 0 || begun < 0
                ? 0
                : size(solver.clocks().get(ended), solver.clocks().get(begun));
    }

    private static long size(Clock ended, Clock begun) {
        long firstAfter = begun.evidence().begin();
        return ended.axis(firstAfter) - begun.axis(firstAfter);
    }

    /** How far the size can be off. */
    private static long unsure(StepFinder.Found step, Solver solver) {
        int ended = ended(step, solver);
        int begun = begun(step, solver);
        if (ended < 0 || begun < 0) {
            return 0;
        }
        Bounds bounds =
                solver.pair(Math.min(ended, begun), Math.max(ended, begun)).bounds();
        int epoch = solver.epochs().of(solver.clocks().get(begun).begin());
        return Math.max(-bounds.low(epoch), bounds.high(epoch));
    }

    private static int ended(StepFinder.Found step, Solver solver) {
        return place(
                solver, clock -> clock.pcpu() == step.pcpu() && clock.evidence().end() == step.lastBefore());
    }

    private static int begun(StepFinder.Found step, Solver solver) {
        return place(
                solver, clock -> clock.pcpu() == step.pcpu() && clock.evidence().begin() == step.firstAfter());
    }

    private static int place(Solver solver, Predicate<Clock> is) {
        int place = solver.clocks().size() - 1;
        while (place >= 0 && !is.test(solver.clocks().get(place))) {
            place--;
        }
        return place;
    }

    private RecordTimes times(int pcpu) {
        return new RecordTimes(whole(pcpu));
    }

    private PcpuEvidence whole(int pcpu) {
        return evidence.stream().filter(one -> one.pcpu() == pcpu).findFirst().orElseThrow();
    }

    /** The step between two clocks of one pcpu, whose offset has these bounds in an epoch. */
    PcpuClock.Step told(Clock ended, Clock begun, Bounds offset, int epoch) {
        long lastBefore = ended.evidence().end();
        long firstAfter = begun.evidence().begin();
        long fell = steps.stream()
                .filter(step -> step.pcpu() == ended.pcpu() && step.lastBefore() == lastBefore)
                .mapToLong(StepFinder.Found::fell)
                .sum();
        return new PcpuClock.Step(
                lastBefore,
                firstAfter,
                size(ended, begun) - fell,
                offset.isFinite(epoch) ? Math.max(-offset.low(epoch), offset.high(epoch)) : ClockModel.UNPROVED,
                times(ended.pcpu()).between(lastBefore, firstAfter));
    }
}
