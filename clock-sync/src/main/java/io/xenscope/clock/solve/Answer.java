package io.xenscope.clock.solve;

import io.xenscope.clock.Assumption;
import io.xenscope.clock.PcpuClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns what the solver left into clock models with bounds: one a pcpu, of one or several clocks. */
final class Answer {
    private final Solver solver;
    private final Epochs epochs;
    private final Clock reference;
    private final boolean asRecorded;
    private final Steps stepped;
    private final LooseBounds loose;

    /**
     * An answer.
     *
     * @param asRecorded TSCs are kept as they are, and the result only says how far they can be off
     * @param loose null where nobody asks how far clocks can be off whose rates are not constant
     */
    Answer(Solver solver, boolean asRecorded, Steps stepped, LooseBounds loose) {
        this.solver = solver;
        this.stepped = stepped;
        this.epochs = solver.epochs();
        this.reference = solver.clocks().get(0);
        this.asRecorded = asRecorded;
        this.loose = loose;
    }

    /** The clocks of one pcpu, by their places, in the order of time. */
    PcpuClock pcpu(List<Integer> places) {
        Map<Assumption, ErrorRange> ranges = new EnumMap<>(Assumption.class);
        ranges.put(Assumption.STEADY, range(places, Assumption.STEADY));
        if (loose != null) {
            ranges.put(Assumption.DRIFTING, range(places, Assumption.DRIFTING));
            ranges.put(Assumption.STEPPING, range(places, Assumption.STEPPING));
        }
        KnotList knots = new KnotList();
        places.forEach(place -> addKnots(place, knots));
        SolvedClock model = new SolvedClock(knots, epochs, origin(), ranges);
        List<PcpuClock.Step> steps = new ArrayList<>();
        for (int i = 1; i < places.size(); i++) {
            steps.add(stepped.told(clock(places.get(i - 1)), clock(places.get(i))));
        }
        places.forEach(place -> clock(place).follow(model));
        Clock first = clock(places.get(0));
        Map<Assumption, PcpuClock.Bound> bounds = new EnumMap<>(Assumption.class);
        ranges.forEach((assumption, range) -> bounds.put(assumption, range.bound(origin())));
        return new PcpuClock(
                first.pcpu(),
                model,
                model.ticks(first.base()) - first.base(),
                asRecorded ? 0 : -first.rate() / (1 + first.rate()) * 1e6,
                bounds,
                facts(places),
                pieces(places),
                places.stream().anyMatch(place -> clock(place).isBent()),
                steps,
                blind(places, ranges.get(Assumption.STEPPING)));
    }

    private List<PcpuClock.BlindStretch> blind(List<Integer> places, ErrorRange range) {
        if (range == null || places.get(0) == 0) {
            return List.of();
        }
        return new BlindStretches(
                        range, epochs, places.stream().map(this::clock).toList(), origin())
                .of(loose.smallestToHide());
    }

    /** The common tick of axis time 0. */
    private long origin() {
        return reference.base();
    }

    private Clock clock(int place) {
        return solver.clocks().get(place);
    }

    /** Whether a clock has no line against the reference. */
    private boolean isCurved(int place) {
        return place > 0 && (clock(place).isBent() || reference.isBent());
    }

    private void addKnots(int place, KnotList knots) {
        Clock clock = clock(place);
        if (asRecorded) {
            knots.add(reference.base(), 0, 0);
        } else if (isCurved(place)) {
            new Curve(place, solver.pairs(), epochs)
                    .addTo(knots, clock, epochs.of(clock.begin()), epochs.of(clock.end()));
        } else {
            long begin = clock.evidence().begin();
            knots.add(begin, clock.offset() + (begin - clock.base()) * (1 + clock.rate()), clock.rate());
        }
    }

    private ErrorRange range(List<Integer> places, Assumption assumption) {
        ErrorRange range = new ErrorRange(epochs);
        int before = -1;
        for (int place : places) {
            if (before >= 0) {
                range.join(clock(before), bounds(before, assumption), clock(place), bounds(place, assumption));
            }
            add(place, range, assumption);
            before = place;
        }
        if (!solver.isSolved() && places.get(0) != 0) {
            range.giveUp();
        }
        range.finish();
        return range;
    }

    private void add(int place, ErrorRange range, Assumption assumption) {
        Clock clock = clock(place);
        Bounds bounds = bounds(place, assumption);
        int first = epochs.of(clock.begin());
        int last = epochs.of(clock.end());
        long slack = place == 0 || assumption == Assumption.STEADY ? 0 : loose.drift();
        if (asRecorded) {
            range.addAsRecorded(clock, bounds, reference.base(), slack);
        } else if (isCurved(place)) {
            Curve curve = new Curve(place, solver.pairs(), epochs);
            range.add(bounds, first, last, curve, slack + solver.pair(0, place).drift(epochs));
        } else {
            range.add(bounds, first, last, null, slack);
        }
    }

    /** Bounds against the reference; null for the reference itself. */
    private Bounds bounds(int place, Assumption assumption) {
        if (place == 0) {
            return null;
        }
        Pair pair = solver.pair(0, place);
        return switch (assumption) {
            case STEADY -> pair.bounds();
            case DRIFTING -> loose.drifting(pair);
            case STEPPING -> loose.stepping(pair);
        };
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
