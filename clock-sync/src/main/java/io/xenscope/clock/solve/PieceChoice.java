package io.xenscope.clock.solve;

import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.Tasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the offset of a clock is left in several pieces, and the one that it lies in contradicts facts: moves it into the piece
 * that contradicts fewest. The bound is that of all pieces in any case.
 */
final class PieceChoice {
    /** Those next to where the clock is now. */
    private static final int MOST_TRIED = 24;

    private final Solver solver;
    private final Tasks tasks;

    PieceChoice(Solver solver, Tasks tasks) {
        this.solver = solver;
        this.tasks = tasks;
    }

    void choose() {
        List<Integer> doubtful = IntStream.range(1, solver.clocks().size())
                .filter(place -> !solver.clocks().get(place).isBent() && pieces(place) != null)
                .boxed()
                .toList();
        long least = doubtful.isEmpty() ? 0 : contradicted();
        for (int place : doubtful) {
            least = least == 0 ? 0 : choose(place, least);
        }
    }

    /** Moves one clock; how many facts are contradicted then. */
    private long choose(int place, long before) {
        Clock clock = solver.clocks().get(place);
        double offset = clock.offset();
        double rate = clock.rate();
        long least = before;
        double best = 0;
        for (double by : ways(pieces(place))) {
            clock.place(offset + by, rate);
            long left = contradicted();
            if (left < least) {
                least = left;
                best = by;
            }
        }
        clock.place(offset, rate);
        if (best != 0) {
            solver.move(place, best);
        }
        return least;
    }

    /** How far to the middles of the pieces, the nearest first. */
    private static List<Double> ways(long[] pieces) {
        List<Double> ways = new ArrayList<>();
        for (int i = 0; i < pieces.length; i += 2) {
            if (pieces[i] > 0 || pieces[i + 1] < 0) {
                ways.add((pieces[i] + (double) pieces[i + 1]) / 2);
            }
        }
        ways.sort(Comparator.comparingDouble(Math::abs));
        return ways.subList(0, Math.min(MOST_TRIED, ways.size()));
    }

    /** The most pieces in which the offset of a clock against the reference is left in any epoch; null where there is one. */
    private long[] pieces(int place) {
        Bounds bounds = solver.pair(0, place).bounds();
        long[] most = null;
        for (int epoch = 0; epoch < bounds.epochs(); epoch++) {
            long[] pieces = bounds.pieces(epoch);
            if (pieces != null && (most == null || pieces.length > most.length)) {
                most = pieces;
            }
        }
        return most;
    }

    private long contradicted() {
        List<Clock> clocks = solver.clocks().stream()
                .filter(clock -> clock.pcpu() != Ruler.PCPU)
                .toList();
        return ClockEvidence.count(Contradictions.of(clocks, tasks));
    }
}
