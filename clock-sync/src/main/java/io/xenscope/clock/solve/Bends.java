package io.xenscope.clock.solve;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Decides which clocks change their rate where the facts leave no straight line for all.
 *
 * <p>Each suspect alone is given up in turn: does that explain everything? Every suspect whose removal does is taken to be bent, because nothing
 * shows which of them is. Where none does, no clock is taken to be straight. Each trial starts over: what was narrowed by a
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
        List<Integer> suspects = straight.suspects();
        Set<Integer> places = straight.places();
        // A solver of many clocks is large: no more of them are kept than need be.
        straight = null;
        Set<Integer> guilty = new TreeSet<>();
        Solver only = null;
        for (int place : suspects.subList(0, Math.max(0, Math.min(most, suspects.size())))) {
            Solver bent = trial.apply(Set.of(place));
            if (bent.isSolved()) {
                guilty.add(place);
                only = guilty.size() == 1 ? bent : null;
            }
        }
        if (only != null) {
            return only;
        }
        Solver some = guilty.isEmpty() ? null : trial.apply(guilty);
        return some != null && some.isSolved() ? some : trial.apply(places);
    }
}
