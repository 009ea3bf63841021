package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the facts leave of the offsets to the reference where rates are not taken for constant: the sets of the sieve alone,
 * which widen by the greatest drift from fact to fact.
 *
 * <p>Each pair is sieved forwards and backwards. Where nothing stepped unseen both hold; if one clock stepped once, then at
 * any moment one of them does.
 */
final class LooseBounds {
    private final Solver solver;
    private final Epochs epochs;
    private final Tasks tasks;
    private final long smallestToHide;
    private final List<Pair> pairs;
    private final Map<Pair, Bounds> past = new HashMap<>();
    private final Map<Pair, Bounds> future = new HashMap<>();
    private final Map<Pair, Bounds> both = new HashMap<>();

    /** Sieves all pairs of a solver that has solved; where clocks are many, only those with the reference. */
    LooseBounds(Solver solver, long smallestToHide, Tasks tasks) {
        this.solver = solver;
        this.smallestToHide = smallestToHide;
        this.tasks = tasks;
        epochs = solver.epochs();
        int clocks = solver.clocks().size();
        pairs = clocks <= Closure.MANY
                ? solver.pairs()
                : IntStream.range(1, clocks)
                        .mapToObj(place -> solver.pair(0, place))
                        .toList();
        for (Pair pair : pairs) {
            past.put(pair, new Bounds(epochs.count()));
            future.put(pair, new Bounds(epochs.count()));
        }
        tasks.each(pairs.size(), i -> sieve(pairs.get(i)));
        close(past);
        close(future);
        for (Pair pair : pairs) {
            past.get(pair).carryForth(drift());
            future.get(pair).carryBack(drift());
            both.put(pair, Bounds.common(past.get(pair), future.get(pair)));
        }
        close(both);
        pairs.forEach(pair -> both.get(pair).carry(drift()));
    }

    /** What clocks drift in an epoch. */
    long drift() {
        return epochs.drift(Solver.DRIFT);
    }

    private void sieve(Pair pair) {
        Bounds facts = new Bounds(epochs.count());
        if (solver.cutByFacts(pair, Solver.DRIFT, facts)) {
            Sieve sieve = new Sieve(pair, epochs, Solver.DRIFT);
            sieve.oneWay(0, 1, facts, past.get(pair));
            sieve.oneWay(epochs.count() - 1, -1, facts, future.get(pair));
        }
    }

    private void close(Map<Pair, Bounds> bounds) {
        if (pairs.size() == solver.pairs().size()) {
            Closure closure = new Closure(pairs, solver.clocks().size(), bounds::get);
            tasks.each(epochs.count(), closure::close);
        }
    }

    /** Steps that are smaller are not looked for. */
    long smallestToHide() {
        return smallestToHide;
    }

    /** Of clocks that never step unseen. */
    Bounds drifting(Pair pair) {
        return both.get(pair);
    }

    /** Of clocks of which one may have stepped once unseen. */
    Bounds stepping(Pair pair) {
        return Bounds.either(past.get(pair), future.get(pair), drift());
    }
}
