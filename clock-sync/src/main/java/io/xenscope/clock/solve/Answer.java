package io.xenscope.clock.solve;

import io.xenscope.clock.PcpuClock;
import java.util.ArrayList;
import java.util.List;

/** Turns what the solver left into clock models with bounds: one a pcpu, of one or several clocks. */
final class Answer {
    private final Solver solver;
    private final Epochs epochs;
    private final Clock reference;
    private final boolean asRecorded;
    private final Steps stepped;

    /** {@code asRecorded}: TSCs are kept as they are, and the result only says how far they can be off. */
    Answer(Solver solver, boolean asRecorded, Steps stepped) {
        this.solver = solver;
        this.stepped = stepped;
        this.epochs = solver.epochs();
        this.reference = solver.clocks().get(0);
        this.asRecorded = asRecorded;
    }

    /** The clocks of one pcpu, by their places, in the order of time. */
    PcpuClock pcpu(List<Integer> places) {
        Clock first = solver.clocks().get(places.get(0));
        KnotList knots = new KnotList();
        ErrorRange range = new ErrorRange(epochs);
        int before = -1;
        List<PcpuClock.Step> steps = new ArrayList<>();
        for (int place : places) {
            if (before >= 0) {
                Clock ended = solver.clocks().get(before);
                Clock begun = solver.clocks().get(place);
                steps.add(stepped.told(ended, begun));
                range.join(ended, bounds(before), begun, bounds(place));
            }
            add(place, knots, range);
            before = place;
        }
        if (!solver.isSolved() && places.get(0) != 0) {
            range.giveUp();
        }
        SolvedClock model = new SolvedClock(knots, epochs, reference.base(), range.low(), range.high());
        places.forEach(place -> solver.clocks().get(place).follow(model));
        return new PcpuClock(
                first.pcpu(),
                model,
                model.ticks(first.base()) - first.base(),
                asRecorded ? 0 : -first.rate() / (1 + first.rate()) * 1e6,
                range.bound(reference.base()),
                facts(places),
                pieces(places),
                places.stream().anyMatch(place -> solver.clocks().get(place).isBent()),
                steps);
    }

    private void add(int place, KnotList knots, ErrorRange range) {
        Clock clock = solver.clocks().get(place);
        Bounds bounds = bounds(place);
        int first = epochs.of(clock.begin());
        int last = epochs.of(clock.end());
        if (asRecorded) {
            knots.add(reference.base(), 0, 0);
            range.addAsRecorded(clock, bounds, reference.base());
        } else if (clock.isBent() && place > 0) {
            Curve curve = new Curve(place, solver.pairs(), epochs);
            curve.addTo(knots, clock, first, last);
            range.add(bounds, first, last, curve, solver.pair(0, place).drift(epochs));
        } else {
            long begin = clock.evidence().begin();
            knots.add(begin, clock.offset() + (begin - clock.base()) * (1 + clock.rate()), clock.rate());
            range.add(bounds, first, last, null, 0);
        }
    }

    /** Bounds against the reference; null for the reference itself. */
    private Bounds bounds(int place) {
        return place == 0 ? null : solver.pair(0, place).bounds();
    }

    private long facts(List<Integer> places) {
        return solver.pairs().stream()
                .filter(pair -> (places.contains(pair.a()) || places.contains(pair.b())) && pair.facts() != null)
                .mapToLong(pair -> pair.facts().count())
                .sum();
    }

    private int pieces(List<Integer> places) {
        int most = 1;
        for (int place : places) {
            for (int epoch = 0; place > 0 && epoch < epochs.count(); epoch++) {
                long[] pieces = solver.pair(0, place).bounds().pieces(epoch);
                most = Math.max(most, pieces == null ? 1 : pieces.length / 2);
            }
        }
        return most;
    }
}
