package io.xenscope.report.clock;

import io.xenscope.analyze.clock.CaptureClocks;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.PcpuClock.Undecided;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where in the capture TSCs stepped, could have stepped unseen, or could not be decided. */
final class PlaceTables {
    private record Step(PcpuClock clock, PcpuClock.Step step) {
        long before() {
            return clock.model().ticks(step.lastBefore());
        }

        long after() {
            return clock.model().ticks(step.firstAfter());
        }
    }

    private static final Columns<Step> STEPS = Columns.<Step>of("steps", "Steps of TSCs")
            .count("pcpu", row -> row.clock.pcpu())
            .keys()
            .moment("after_ns", Step::before)
            .moment("before_ns", Step::after)
            .ticks("size_ns", row -> BoundTable.known(row.step.size()))
            .ticks("unsure_ns", row -> BoundTable.known(row.step.unsure()))
            .count("between", row -> row.step.between())
            .note("by: what the TSC gained; empty where all TSCs were set back together: no record says how long they"
                    + " stood still. +-: how far that can be off.");

    /** {@code begin}, {@code end}: within the capture. */
    private record Place(int pcpu, String why, long begin, long end, long largest, long records) {
        static Place of(Scope scope, PcpuClock clock, PcpuClock.BlindStretch blind) {
            return new Place(
                    clock.pcpu(),
                    null,
                    BoundTable.within(scope, blind.begin()),
                    BoundTable.within(scope, blind.end()),
                    blind.largest(),
                    blind.records());
        }

        static Place of(Scope scope, PcpuClock clock, Undecided undecided) {
            return new Place(
                    clock.pcpu(),
                    undecided.why().key(),
                    BoundTable.within(scope, undecided.begin()),
                    BoundTable.within(scope, undecided.end()),
                    undecided.largest(),
                    undecided.records());
        }
    }

    private static final Columns<Place> PLACE = Columns.<Place>group()
            .moment("begin_ns", Place::begin)
            .moment("end_ns", Place::end)
            .ticks("largest_ns", place -> BoundTable.known(place.largest))
            .count("records", Place::records);

    private static final Columns<Place> BLIND = Columns.<Place>of(
                    "blind",
                    "Where a step of " + CaptureClocks.UNSEEN_STEP_NANOS / 1_000_000 + " ms or more would go unseen")
            .count("pcpu", Place::pcpu)
            .keys()
            .with(PLACE, place -> place)
            .whenEmpty("nowhere, or nobody asked for proof")
            .note("by too few records of vcpus that other pcpus saw as well; records: those that show the order."
                    + " No limit is given where nothing at all was seen before or behind.");

    private static final Columns<Place> UNDECIDED = Columns.<Place>of("undecided", "What could not be decided")
            .count("pcpu", Place::pcpu)
            .text("why", Place::why)
            .keys()
            .with(PLACE, place -> place)
            .whenEmpty("nothing")
            .note(
                    Arrays.stream(Undecided.Why.values())
                                    .map(why -> why.key() + ": " + why.meaning())
                                    .collect(Collectors.joining("; "))
                            + ". Bounds hold whichever it was, each under its assumption, unless facts stay contradicted. records: those that show the order.");

    private PlaceTables() {}

    static Table steps(Scope scope) {
        Alignment alignment = scope.analysis().alignment();
        List<Step> steps = new ArrayList<>();
        for (PcpuClock clock : alignment.pcpus()) {
            clock.steps().forEach(step -> steps.add(new Step(clock, step)));
        }
        steps.removeIf(step -> !scope.overlaps(step.before(), step.after()));
        return STEPS.listing(scope)
                .rows(steps, step -> 0)
                .whenEmpty(
                        alignment.untied().isEmpty()
                                ? "no TSC stepped"
                                : "no TSC stepped but those that were set back: see above")
                .table(Integer.MAX_VALUE);
    }

    static Table blind(Scope scope) {
        List<Place> places = new ArrayList<>();
        for (PcpuClock clock : scope.analysis().alignment().pcpus()) {
            clock.blind().stream()
                    .filter(blind -> scope.overlaps(blind.begin(), blind.end()))
                    .forEach(blind -> places.add(Place.of(scope, clock, blind)));
        }
        return BLIND.table(scope, places);
    }

    static Table undecided(Scope scope) {
        List<Place> places = new ArrayList<>();
        for (PcpuClock clock : scope.analysis().alignment().pcpus()) {
            clock.undecided().stream()
                    .filter(undecided -> scope.overlaps(undecided.begin(), undecided.end()))
                    .forEach(undecided -> places.add(Place.of(scope, clock, undecided)));
        }
        return UNDECIDED.table(scope, places);
    }
}
