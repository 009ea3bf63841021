package io.xenscope.clock.solve;

import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.PcpuClock.Undecided;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Turns what the solver left into clock models with bounds: one a pcpu, of one or several clocks. */
final class Answer {
    private final Solver solver;
    private final Epochs epochs;
    private final Clock reference;
    private final boolean asRecorded;
    private final Steps stepped;
    private final LooseBounds loose;
    private final List<Answer> others;
    private Map<Integer, Long> moments = Map.of();

    /**
     * An answer.
     *
     * @param asRecorded TSCs are kept as they are, and the result only says how far they can be off
     * @param loose null where nobody asks how far clocks can be off whose rates are not constant
     * @param others that explain the evidence as well: bounds are to hold whichever is true
     */
    Answer(Explanation explanation, boolean asRecorded, LooseBounds loose, List<Answer> others) {
        this.others = others;
        this.solver = explanation.solver();
        this.stepped = explanation.steps();
        this.epochs = solver.epochs();
        this.reference = solver.clocks().get(0);
        this.asRecorded = asRecorded;
        this.loose = loose;
    }

    /** Shows the later clock of a step from a record on, by its place; otherwise from its own first. */
    Answer showing(Map<Integer, Long> from) {
        moments = from;
        return this;
    }

    /** The clock of one pcpu. */
    PcpuClock pcpu(PcpuEvidence evidence) {
        List<Integer> places = solver.placesOf(evidence.pcpu());
        Map<Assumption, ErrorRange> ranges = ranges(places);
        SolvedClock model = model(places, ranges);
        Stretches stretches = new Stretches(model, evidence);
        List<SolvedClock> otherModels =
                others.stream().map(other -> other.model(evidence.pcpu())).toList();
        List<Undecided> undecided =
                new ArrayList<>(new EquallyGoodClocks(model, evidence, stretches).admit(otherModels));
        List<PcpuClock.Step> steps = new ArrayList<>();
        for (int i = 1; i < places.size(); i++) {
            steps.add(told(places.get(i - 1), places.get(i)));
        }
        undecided.addAll(besides(steps, model));
        undecided.addAll(inPieces(places, model, stretches));
        undecided.addAll(untied(model, stretches));
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
                blind(places, model, stretches),
                undecided);
    }

    private PcpuClock.Step told(int ended, int begun) {
        Bounds offset =
                solver.pair(Math.min(ended, begun), Math.max(ended, begun)).bounds();
        return stepped.told(
                clock(ended), clock(begun), offset, epochs.of(clock(begun).begin()));
    }

    private Map<Assumption, ErrorRange> ranges(List<Integer> places) {
        Map<Assumption, ErrorRange> ranges = new EnumMap<>(Assumption.class);
        ranges.put(Assumption.STEADY, range(places, Assumption.STEADY));
        if (loose != null) {
            ranges.put(Assumption.DRIFTING, range(places, Assumption.DRIFTING));
            ranges.put(Assumption.STEPPING, range(places, Assumption.STEPPING));
        }
        return ranges;
    }

    private SolvedClock model(int pcpu) {
        List<Integer> places = solver.placesOf(pcpu);
        return model(places, ranges(places));
    }

    private SolvedClock model(List<Integer> places, Map<Assumption, ErrorRange> ranges) {
        KnotList knots = new KnotList();
        places.forEach(place -> addKnots(place, knots));
        return new SolvedClock(knots, epochs, origin(), ranges);
    }

    private List<PcpuClock.BlindStretch> blind(List<Integer> places, SolvedClock model, Stretches stretches) {
        ErrorRange range = model.ranges().get(Assumption.STEPPING);
        if (range == null || places.get(0) == 0) {
            return List.of();
        }
        long smallest = loose.smallestToHide();
        return stretches.where(epoch -> range.bound(epoch) >= smallest, range::bound, PcpuClock.BlindStretch::new);
    }

    /** Where several offsets against the reference fit. */
    private List<Undecided> inPieces(List<Integer> places, SolvedClock model, Stretches stretches) {
        return stretches.where(
                epoch -> pieces(places, epoch) > 1,
                model.ranges().get(Assumption.STEADY)::bound,
                (begin, end, largest, records) -> new Undecided(Undecided.Why.PIECES, begin, end, largest, records));
    }

    /** Where nothing limits the offset against the reference. */
    private static List<Undecided> untied(SolvedClock model, Stretches stretches) {
        ErrorRange steady = model.ranges().get(Assumption.STEADY);
        return stretches.where(
                epoch -> steady.bound(epoch) == ClockModel.UNPROVED,
                steady::bound,
                (begin, end, largest, records) -> new Undecided(Undecided.Why.UNTIED, begin, end, largest, records));
    }

    /** Records of which nobody knows on which side of a step they lie. */
    private static List<Undecided> besides(List<PcpuClock.Step> steps, SolvedClock model) {
        return steps.stream()
                .filter(step -> step.between() > 0)
                .map(step -> new Undecided(
                        Undecided.Why.PLACE,
                        model.ticks(step.lastBefore()),
                        model.ticks(step.firstAfter()),
                        Math.abs(step.size()),
                        step.between()))
                .toList();
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
            StepMoments.addLine(clock, moments.get(place), knots);
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
                .mapToLong(pair -> pair.facts().found())
                .sum();
    }

    private int pieces(List<Integer> places) {
        return IntStream.range(0, epochs.count())
                .map(epoch -> pieces(places, epoch))
                .max()
                .orElse(1);
    }

    /** In how many pieces the offset of any of its clocks is left. */
    private int pieces(List<Integer> places, int epoch) {
        int most = 1;
        for (int place : places) {
            long[] pieces = place == 0 ? null : solver.pair(0, place).bounds().pieces(epoch);
            most = Math.max(most, pieces == null ? 1 : pieces.length / 2);
        }
        return most;
    }
}
