package io.xenscope.analyze.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.context.LoggedSpans;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.span.RandomHost.Stay;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of the spans of any capture. */
class SpanLawsTest {
    private static final int STEPS = 600;
    private static final int ROOMY = 2_000;
    private static final int TIGHT = 12;
    private static final Comparator<Stay> BY_PCPU_AND_TIME =
            Comparator.comparingInt(Stay::pcpu).thenComparingLong(Stay::begin).thenComparingLong(Stay::end);

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void spansAreAForestWithinTheirParents(long seed) {
        for (int limit : new int[] {ROOMY, TIGHT}) {
            for (Activation activation : activations(seed, limit, 1)) {
                assertForest(activation, "seed " + seed + ", limit " + limit);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void spansOfVcpusThatDoWhatBothKindsOfGuestDoAreAForestToo(long seed) {
        for (int limit : new int[] {ROOMY, TIGHT}) {
            TraceMaker trace = new TraceMaker();
            RandomHost schedule = new RandomHost(seed, trace, STEPS, true);
            List<Activation> all = Shown.activations(trace, limit, 1);
            for (Activation activation : all) {
                assertForest(activation, "seed " + seed + ", limit " + limit);
            }
            assertEquals(schedule.exits, openings(all, SpanKind.VMEXIT), "seed " + seed);
            assertEquals(schedule.calls, openings(all, SpanKind.HYPERCALL), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRunOfTheScheduleIsOneSpan(long seed) {
        TraceMaker trace = new TraceMaker();
        RandomHost schedule = new RandomHost(seed, trace, STEPS);
        List<Stay> expected = new ArrayList<>(schedule.stays);
        expected.sort(BY_PCPU_AND_TIME);

        assertEquals(expected, runs(Shown.activations(trace, ROOMY, 2)));
        assertEquals(expected, runs(Shown.activations(trace, TIGHT, 2)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRecordIsToldOnce(long seed) {
        TraceMaker trace = new TraceMaker();
        RandomHost schedule = new RandomHost(seed, trace, STEPS);
        for (int limit : new int[] {ROOMY, TIGHT}) {
            List<Activation> all = Shown.activations(trace, limit, 1);
            List<Long> told = List.of(
                    openings(all, SpanKind.VMEXIT),
                    openings(all, SpanKind.HYPERCALL),
                    openings(all, SpanKind.SUBCALL),
                    all.stream()
                            .filter(part -> part.wakerPcpu() != Activation.NONE)
                            .count(),
                    all.stream().mapToLong(SpanLawsTest::notes).sum(),
                    all.stream().mapToLong(Activation::leftOut).sum());

            assertEquals(
                    List.of(
                            (long) schedule.exits,
                            (long) schedule.calls,
                            (long) schedule.members,
                            (long) schedule.wakes,
                            (long) schedule.traps,
                            0L),
                    told);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void threadsDoNotChangeAnything(long seed) {
        List<String> told = Shown.lines(activations(seed, ROOMY, 1));

        assertEquals(told, Shown.lines(activations(seed, ROOMY, 3)));
    }

    /** So many runs that they are read in several slices. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noTreeBeginsBeforeWhatWasToldOfTheRest(long seed) {
        TraceMaker trace = new TraceMaker();
        new RandomHost(seed, trace, 300_000);
        ActivationLimits limits = new ActivationLimits(
                vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, TIGHT, EnumSet.allOf(SpanKind.class));
        List<Long> told = new ArrayList<>();
        List<Long> begun = new ArrayList<>();
        Activations.Sink sink = new Activations.Sink() {
            @Override
            public void restBegins(long tick) {
                told.add(tick);
                begun.add(Long.MAX_VALUE);
            }

            @Override
            public void take(List<Activation> trees, Workers workers) {
                for (Activation tree : trees) {
                    if (tree.kind(0) != SpanKind.DOMAIN) {
                        begun.add(Math.min(begun.remove(begun.size() - 1), tree.begin(0)));
                    }
                }
            }
        };
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1_000_000_000), Clocks.AS_RECORDED)) {
            Activations.readSlices(capture, analysis, limits, List.of(), LoggedSpans.none(), 2, sink);
        }
        assertTrue(told.stream().distinct().count() > 2, told::toString);
        for (int i = 0; i < told.size(); i++) {
            for (long begin : begun.subList(i + 1, begun.size())) {
                assertTrue(told.get(i) <= begin, told + " " + begun);
            }
        }
    }

    private static List<Activation> activations(long seed, int limit, int threads) {
        TraceMaker trace = new TraceMaker();
        new RandomHost(seed, trace, STEPS);
        return Shown.activations(trace, limit, threads);
    }

    private static void assertForest(Activation told, String where) {
        assertEquals(Activation.NONE, told.parent(0), where);
        long[] reached = new long[told.spans()];
        for (int span = 0; span < told.spans(); span++) {
            reached[span] = told.begin(span);
            assertTrue(told.begin(span) <= told.end(span), where + ": falls");
            assertTrue(told.end(span) <= told.latestEnd(span), where + ": its latest end lies before its end");
            if (span > 0) {
                assertInside(told, span, reached, where);
            }
            assertSumsUp(told, span, where);
            for (int note = told.firstNote(span); note != Activation.NONE; note = told.nextNote(note)) {
                assertTrue(told.noteTime(note) >= told.begin(span) && told.noteTime(note) <= told.end(span), where);
            }
        }
    }

    /** Self, children and what they waited are the duration: added up here from the leaves, child by child. */
    private static void assertSumsUp(Activation told, int span, String where) {
        long children = 0;
        long waits = told.kind(span) == SpanKind.WAIT ? told.end(span) - told.begin(span) : 0;
        for (int child = span + 1; child < told.spans(); child++) {
            if (told.parent(child) == span) {
                children += told.end(child) - told.begin(child);
                waits += told.waitTicks(child);
            }
        }
        assertTrue(told.selfTicks(span) >= 0, where + ": negative self time");
        assertEquals(told.end(span) - told.begin(span), told.selfTicks(span) + children, where);
        assertEquals(waits, told.waitTicks(span), where);
    }

    private static void assertInside(Activation told, int span, long[] reached, String where) {
        int parent = told.parent(span);
        assertTrue(parent >= 0 && parent < span, where + ": parent behind child");
        assertTrue(told.begin(span) >= reached[parent], where + ": overlaps its sibling");
        assertTrue(told.end(span) <= told.end(parent), where + ": sticks out of its parent");
        assertTrue(told.latestEnd(span) <= told.end(0), where + ": may outlast its activation");
        reached[parent] = told.end(span);
    }

    private static List<Stay> runs(List<Activation> all) {
        List<Stay> runs = new ArrayList<>();
        for (Activation activation : all) {
            for (int span = 0; span < activation.spans(); span++) {
                if (activation.kind(span) == SpanKind.RUN) {
                    addRun(runs, activation, span);
                }
            }
        }
        runs.sort(BY_PCPU_AND_TIME);
        return runs;
    }

    /** Parts of one run follow each other: the later ones say that they begin earlier. */
    private static void addRun(List<Stay> runs, Activation activation, int span) {
        VcpuName vcpu = VcpuName.d(VcpuKey.domain(activation.vcpu())).v(VcpuKey.vcpu(activation.vcpu()));
        int pcpu = activation.pcpu(span);
        long begin = activation.begin(span);
        for (int i = runs.size() - 1; i >= 0 && !Shown.beginsHere(activation, span); i--) {
            Stay stay = runs.get(i);
            if (stay.vcpu().equals(vcpu) && stay.pcpu() == pcpu && stay.end() == begin) {
                begin = runs.remove(i).begin();
                break;
            }
        }
        runs.add(new Stay(vcpu, pcpu, begin, activation.end(span)));
    }

    /** Spans of a kind, each counted once, whatever its parts. */
    private static long openings(List<Activation> all, SpanKind kind) {
        return all.stream().mapToLong(activation -> openings(activation, kind)).sum();
    }

    private static long openings(Activation activation, SpanKind kind) {
        long openings = 0;
        for (int span = 0; span < activation.spans(); span++) {
            openings += activation.kind(span) == kind && Shown.beginsHere(activation, span) ? 1 : 0;
        }
        return openings;
    }

    private static long notes(Activation activation) {
        long notes = 0;
        for (int span = 0; span < activation.spans(); span++) {
            for (int note = activation.firstNote(span); note != Activation.NONE; note = activation.nextNote(note)) {
                notes++;
            }
        }
        return notes;
    }
}
