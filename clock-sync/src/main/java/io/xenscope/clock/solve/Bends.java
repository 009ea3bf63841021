package io.xenscope.clock.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Decides which clocks change their rate where the facts leave no straight line for all.
 *
 * <p>Each suspect alone is given up in turn: does that explain everything? All that do are taken to be bent, because nothing
 * tells which of them is. Where none does, no clock is taken to be straight. Each trial begins anew: what was narrowed by a
 * line that does not exist is worth nothing.
 */
final class Bends {
    private final Function<Set<Integer>, Solver> trial;

    /** {@code trial} solves with the clocks at these places bent. */
    Bends(Function<Set<Integer>, Solver> trial) {
        this.trial = trial;
    }

    /**
     * The solution with as few bent clocks as explain everything; unsolved where the facts contradict each other. No more
     * than {@code most} are tried one by one.
     */
    Solver solve(int most) {
        Solver straight = trial.apply(Set.of());
        if (straight.isSolved() || straight.suspects().isEmpty()) {
            return straight;
        }
        Set<Integer> guilty = new TreeSet<>();
        List<Solver> solved = new ArrayList<>();
        for (int place : straight.suspects().stream().limit(Math.max(0, most)).toList()) {
            Solver bent = trial.apply(Set.of(place));
            if (bent.isSolved()) {
                guilty.add(place);
                solved.add(bent);
            }
        }
        if (guilty.size() == 1) {
            return solved.get(0);
        }
        Solver some = guilty.isEmpty() ? null : trial.apply(guilty);
        return some != null && some.isSolved() ? some : trial.apply(straight.places());
    }
}
