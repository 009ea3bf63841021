package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final boolean isClosed;
    private final LooseBounds unruled;
    private final List<Pair> pairs;
    private final Map<Pair, Bounds> past = new HashMap<>();
    private final Map<Pair, Bounds> future = new HashMap<>();
    private final Map<Pair, Bounds> both = new HashMap<>();

    /** Sieves all pairs of a solver that has solved; where clocks are many, only those with the reference. */
    LooseBounds(Solver solver, long smallestToHide, Tasks tasks) {
        this(solver, smallestToHide, tasks, true);
    }

    /** A ruler is put together from what is known of clocks that never step unseen: where one may have, it proves nothing. */
    private LooseBounds(Solver solver, long smallestToHide, Tasks tasks, boolean byRuler) {
        this.solver = solver;
        this.smallestToHide = smallestToHide;
        this.tasks = tasks;
        epochs = solver.epochs();
        int clocks = solver.clocks().size();
        isClosed = clocks <= Closure.MANY;
        pairs = solver.pairs().stream()
                .filter(pair ->
                        (isClosed || pair.a() == 0) && (byRuler || pair.second().pcpu() != Ruler.PCPU))
                .toList();
        boolean isRuled = solver.clocks().get(clocks - 1).pcpu() == Ruler.PCPU;
        unruled = byRuler && isRuled ? new LooseBounds(solver, smallestToHide, tasks, false) : this;
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
        if (isClosed) {
            new Closure(pairs, solver.clocks().size(), bounds::get).closeAll(epochs.count(), tasks, epoch -> true);
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
        return Bounds.either(unruled.past.get(pair), unruled.future.get(pair), drift());
    }
}
