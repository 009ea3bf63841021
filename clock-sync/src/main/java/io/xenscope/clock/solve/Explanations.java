package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Finds the fewest steps and bends that explain the evidence: all ways that need as few, because nothing shows which of them
 * is true.
 *
 * <p>Of two clocks each can have stepped as well as the other. A clock that seems to change its rate may have stepped a little
 * instead.
 */
final class Explanations {
    private static final int MOST_STEPS = 8;

    private final Function<Steps, Solver> trial;
    private final Function<Steps, Solver> straightTrial;
    private final Tasks tasks;
    private final IntSupplier most;

    /**
     * A search.
     *
     * @param trial solves with clocks that end and begin at some steps
     * @param straightTrial the same, and no clock changes its rate
     * @param most how many may be kept side by side: solvers are large, and damaged captures contradict themselves however
     *     often one tries
     */
    Explanations(Function<Steps, Solver> trial, Function<Steps, Solver> straightTrial, Tasks tasks, IntSupplier most) {
        this.trial = trial;
        this.straightTrial = straightTrial;
        this.tasks = tasks;
        this.most = most;
    }

    /** At least one, the likeliest first; only that where nothing is found that solves. {@code first} is what it comes to so far. */
    List<Explanation> of(Steps known, Solver first) {
        List<Explanation> open = List.of(new Explanation(known, first));
        for (int more = 0; ; more++) {
            List<Explanation> solved =
                    open.stream().filter(Explanation::isSolved).toList();
            if (!solved.isEmpty()) {
                return fewest(solved);
            }
            List<Explanation> next = new ArrayList<>();
            if (more < MOST_STEPS) {
                open.forEach(one -> next.addAll(withOneMore(one)));
            }
            if (next.isEmpty()) {
                return open.subList(0, 1);
            }
            open = next.stream().anyMatch(Explanation::isSolved)
                    ? next
                    : next.subList(0, Math.min(most.getAsInt(), next.size()));
        }
    }

    private Explanation solved(Steps steps) {
        return new Explanation(steps, trial.apply(steps));
    }

    /** Those that do without a bend; else those with one, and with a step in its place. */
    private List<Explanation> fewest(List<Explanation> solved) {
        List<Explanation> straight =
                possible(solved.stream().filter(one -> !one.isBent()).toList());
        if (!straight.isEmpty()) {
            return straight;
        }
        List<Explanation> all = new ArrayList<>(solved);
        for (Explanation bent : solved) {
            for (StepFinder.Suspect suspect : new StepFinder(bent.solver(), tasks).findByLines()) {
                if (suspect.explainsAll()) {
                    Steps stepped = bent.steps().with(suspect.step());
                    Solver straightened = straightTrial.apply(stepped);
                    if (straightened.isSolved()) {
                        all.add(new Explanation(stepped, straightened));
                    }
                }
            }
        }
        return possible(all);
    }

    /** Without those by which a TSC gained more than the distance of any two of its records; all if nothing else is left. */
    private static List<Explanation> possible(List<Explanation> all) {
        List<Explanation> some =
                all.stream().filter(one -> one.steps().leaveRoom(one.solver())).toList();
        return some.isEmpty() ? all : some;
    }

    /** With each step that can be the only one more; with the likeliest where none can. */
    private List<Explanation> withOneMore(Explanation unsolved) {
        List<StepFinder.Suspect> found = new StepFinder(unsolved.solver(), tasks).find();
        List<StepFinder.Suspect> sole =
                found.stream().filter(StepFinder.Suspect::explainsAll).toList();
        List<StepFinder.Suspect> tried = sole.isEmpty() ? found : sole;
        return tried.stream()
                .limit(sole.isEmpty() ? 1 : most.getAsInt())
                .map(suspect -> solved(unsolved.steps().with(suspect.step())))
                .toList();
    }
}
