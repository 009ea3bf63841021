package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.context.ContextAttributes;
import io.xenscope.analyze.context.ContextEnd;
import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Spans that records name: trace context, as Xen would write it, and as a guest does. */
class ContextTest {
    private static final int BEGIN = 0x804001;
    private static final int END = 0x804002;
    private static final int PARENT = 0x804003;
    private static final int SUSPEND = 0x804004;
    private static final int RESUME = 0x804005;
    private static final int ATTRIBUTE = 0x804006;
    private static final int GUEST_BEGIN = 0x7c1;
    private static final int GUEST_END = 0x7c2;
    private static final int TOOLSTACK = 3;
    private static final int RESUMED = 1 << 9;
    private static final int PREEMPTED = 1;
    private static final int XEN_VERSION = 17;
    private static final VcpuName D0V0 = d(0).v(0);

    private final TraceMaker trace = new TraceMaker();
    private Problems problems;

    private PcpuTrace begin(PcpuTrace pcpu, int span, int meta) {
        return pcpu.record(BEGIN, 1, 2, 3, 4, 0, span, meta);
    }

    private PcpuTrace end(PcpuTrace pcpu, int span, int status) {
        return pcpu.record(END, 1, 2, 3, 4, 0, span, status);
    }

    private List<Activation> read(SpanKind root, List<ContextSpan> given) {
        List<Activation> told = new ArrayList<>();
        ActivationLimits limits =
                new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, 100, Set.of(SpanKind.CONTEXT));
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1_000_000_000), Clocks.AS_RECORDED)) {
            problems = Activations.read(capture, analysis, limits, given, 2, told::add);
        }
        told.removeIf(tree -> tree.kind(0) != root);
        return told;
    }

    private List<String> told() {
        return Shown.lines(read(SpanKind.CONTEXT, List.of()));
    }

    @Test
    void spansLieInEachOtherAsTheirStackSays() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(pcpu, 7, TOOLSTACK).at(120);
        begin(pcpu, 8, 0).at(130);
        end(pcpu, 8, 0).at(150);
        end(pcpu, 7, 0).at(200).blocksToIdle();

        List<Activation> trees = read(SpanKind.CONTEXT, List.of());

        assertEquals(List.of("context 7 110..150", "  context 8 120..130"), Shown.lines(trees));
        assertEquals(
                new ContextId(0x1_0000_0002L, 0x3_0000_0004L, 7),
                trees.get(0).context(0).id());
    }

    @Test
    void parentThatIsNamedIsHonouredAcrossVcpus() {
        PcpuTrace first = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(first, 7, TOOLSTACK).at(190);
        end(first, 7, 0).at(200).blocksToIdle();
        PcpuTrace second = trace.pcpu(1).at(100).runs(d(0).v(1)).at(120);
        begin(second, 9, 1 << 10).recordWithoutTsc(PARENT, 0, 9, 0, 7).at(140);
        end(second, 9, 0).at(200).blocksToIdle();

        assertEquals(List.of("context 7 110..190", "  context 9 120..140"), told());
    }

    @Test
    void timeInWhichNobodyWorksOnItIsCountedApart() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(pcpu, 7, TOOLSTACK)
                .at(120)
                .record(SUSPEND, 0, 7, 1)
                .at(125)
                .record(RESUME, 0, 7, 1)
                .at(130);
        pcpu.switchTo(Runstate.RUNNABLE, idle(0)).at(150).idleTo(D0V0).at(160);
        end(pcpu, 7, PREEMPTED).at(170);
        begin(pcpu, 7, TOOLSTACK | RESUMED)
                .recordWithoutTsc(ATTRIBUTE, 0, 7, 3 | 4 << 16, 0x6b61736d)
                .at(180);
        end(pcpu, 7, 2 | 22 << 16).at(200).blocksToIdle();

        ContextSpan span = read(SpanKind.CONTEXT, List.of()).get(0).context(0);

        assertEquals(
                List.of(110L, 180L, 5L + 20 + 10, 2L, 2L, 22L),
                List.of(span.begin(), span.end(), span.away(), (long) span.segments(), (long) span.status(), (long)
                        span.error()));
        assertEquals("msak", span.attributes().name());
    }

    @Test
    void guestWritesThemWithoutTime() {
        trace.pcpu(0).at(100).runs(D0V0).at(110).hypercall(34).guestRecord(GUEST_BEGIN, 1, 2, 3, 4, 0, 7, TOOLSTACK);
        trace.pcpu(0)
                .at(150)
                .hypercall(34)
                .guestRecord(GUEST_END, 1, 2, 3, 4, 0, 7, 0)
                .at(200)
                .blocksToIdle();

        assertEquals(List.of("context 7 110..150"), told());
    }

    @Test
    void nonsenseIsCountedAndTheRestIsTold() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D0V0).at(105).record(BEGIN, 0, 0, 0, 0, 0, 5, 0);
        pcpu.record(BEGIN, 1, 2, 3, 4, 0, 0, 0).at(106);
        end(pcpu, 99, 0).at(110);
        begin(pcpu, 7, 0).at(111);
        begin(pcpu, 7, 0).at(112);
        pcpu.recordWithoutTsc(PARENT, 0, 6, 0, 7).record(SUSPEND, 0, 50, 1).recordWithoutTsc(ATTRIBUTE, 0, 50, 3, 0);
        begin(pcpu, 8, 0).at(120);
        end(pcpu, 7, 0).at(130);
        begin(pcpu, 10, 0).at(200).blocksToIdle();

        assertEquals(List.of("context 7 110..120", "  context 8 112..120", "context a 130..200 cut"), told());
        assertEquals(7, problems.count(ProblemKind.BAD_CONTEXT));
    }

    @Test
    void runsAndCallsSayInWhichTheyHappened() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(pcpu, 7, TOOLSTACK).at(120).hypercall(XEN_VERSION).at(130);
        end(pcpu, 7, 0).at(200).blocksToIdle();

        Activation activation = read(SpanKind.ACTIVATION, List.of()).get(0);

        assertEquals(7, activation.contextAround(1).span());
        assertEquals(null, activation.contextAround(2));
    }

    @Test
    void activationThatBeginsDuringASpanGivenFromElsewhereSaysSo() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D0V0)
                .at(110)
                .idleTo(D0V0)
                .at(120)
                .blocksToIdle();
        ContextSpan given = new ContextSpan(new ContextId(1, 2, 7), 0, 0, 0, TOOLSTACK, 0, 90, 1);
        given.close(new ContextEnd(given.id(), 150, 0, 0, 2));

        assertEquals(
                given.id(), read(SpanKind.ACTIVATION, List.of(given)).get(0).contextAround(0));
        assertEquals(List.of("context 7 90..150"), Shown.lines(read(SpanKind.CONTEXT, List.of(given))));
    }

    @Test
    void childrenOfOneParentMayOverlapAndEachMomentCountsOnce() {
        PcpuTrace first = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(first, 7, TOOLSTACK).at(120);
        begin(first, 8, 0).at(150);
        end(first, 8, 0).at(190);
        end(first, 7, 0).at(200).blocksToIdle();
        PcpuTrace second = trace.pcpu(1).at(100).runs(d(0).v(1)).at(140);
        begin(second, 9, 1 << 10).recordWithoutTsc(PARENT, 0, 9, 0, 7).at(180);
        end(second, 9, 0).at(200).blocksToIdle();

        Activation tree = read(SpanKind.CONTEXT, List.of()).get(0);

        assertEquals(
                List.of("context 7 110..190", "  context 8 120..150", "  context 9 140..180"),
                Shown.lines(List.of(tree)));
        assertEquals(80 - 60, tree.selfTicks(0));
        assertTrue(problems.isEmpty());
    }

    @Test
    void threadThatMovesToAnotherVcpuEndsThereWhatItBegan() {
        PcpuTrace first = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(first, 7, TOOLSTACK).at(120).blocksToIdle();
        PcpuTrace second = trace.pcpu(1).at(100).runs(d(0).v(1)).at(180);
        end(second, 7, 2 | 22 << 16).at(200).blocksToIdle();

        ContextSpan span = read(SpanKind.CONTEXT, List.of()).get(0).context(0);

        assertEquals(List.of(110L, 180L, 22L), List.of(span.begin(), span.end(), (long) span.error()));
        assertTrue(span.endIsKnown() && problems.isEmpty());
    }

    @Test
    void threadsThatTakeTurnsOnAVcpuEndEachTheirOwn() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(pcpu, 7, TOOLSTACK).at(120);
        begin(pcpu, 8, TOOLSTACK).at(130);
        end(pcpu, 7, 0).at(140);
        end(pcpu, 8, 0).at(200).blocksToIdle();

        assertEquals(List.of("context 7 110..130", "context 8 120..140"), told());
        assertEquals(1, problems.count(ProblemKind.CONTEXT_BESIDE_PARENT));
        assertEquals(0, problems.count(ProblemKind.BAD_CONTEXT));
    }

    @Test
    void parentThatIsNotInTheCaptureIsToldAndHarmsNothing() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(pcpu, 9, 1 << 10).recordWithoutTsc(PARENT, 0, 9, 0, 77).at(140);
        end(pcpu, 9, 0).at(200).blocksToIdle();

        assertEquals(List.of("context 9 110..140"), told());
        assertEquals(1, problems.count(ProblemKind.CONTEXT_WITHOUT_PARENT));
    }

    @Test
    void oneIdOnTwoVcpusIsOneSpanAndTheOtherIsCounted() {
        for (int vcpu = 0; vcpu < 2; vcpu++) {
            PcpuTrace pcpu = trace.pcpu(vcpu).at(100).runs(d(0).v(vcpu)).at(110 + vcpu);
            begin(pcpu, 9, 0).at(140);
            end(pcpu, 9, 0).at(200).blocksToIdle();
        }

        assertEquals(List.of("context 9 110..140"), told());
        assertEquals(1, problems.count(ProblemKind.BAD_CONTEXT));
    }

    @Test
    void attributesAreKept() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D0V0).at(110);
        begin(pcpu, 7, TOOLSTACK)
                .recordWithoutTsc(ATTRIBUTE, 0, 7, 1 | 4 << 16, 3 << 16 | 5)
                .recordWithoutTsc(ATTRIBUTE, 0, 7, 2 | 4 << 16, -1)
                .recordWithoutTsc(ATTRIBUTE, 0, 7, 4 | 8 << 16, -22, -1)
                .recordWithoutTsc(ATTRIBUTE, 0, 7, 0x8001 | 4 << 16, 99)
                .recordWithoutTsc(ATTRIBUTE, 0, 7, 3 | 16 << 16, 0x0a636261)
                .at(180);
        end(pcpu, 7, 0).at(200).blocksToIdle();

        ContextAttributes said =
                read(SpanKind.CONTEXT, List.of()).get(0).context(0).attributes();

        assertEquals("d5v3", said.target());
        assertEquals(OptionalLong.of(0xFFFF_FFFFL), said.subOperation());
        assertEquals(OptionalLong.of(-22), said.result());
        assertEquals("abc?", said.name());
        assertTrue(problems.isEmpty());
    }

    @Test
    void clockRecordsAreNoSpans() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .record(0x804007, 1, 1_000_000, 1, 2, 1, 2)
                .guestRecord(0x7c7, 1, 1_000_000, 1, 2, 1, 2)
                .record(0x804009, 1)
                .at(200)
                .blocksToIdle();

        assertEquals(List.of(), told());
        assertTrue(problems.isEmpty());
    }

    @Test
    void aMillionBeginsInsideEachOtherAreCountedBeyondTheDeepest() {
        int deepest = 64;
        int begins = 1_000_000;
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D0V0);
        for (int i = 1; i <= begins; i++) {
            begin(pcpu.at(100 + i), i, 0);
        }
        pcpu.at(100 + begins + 10).blocksToIdle();

        List<Activation> trees = read(SpanKind.CONTEXT, List.of());

        assertEquals(1, trees.size());
        assertEquals(deepest, trees.get(0).spans());
        assertEquals(deepest - 2, trees.get(0).parent(deepest - 1));
        assertEquals(begins - deepest, problems.count(ProblemKind.BAD_CONTEXT));
    }

    @Test
    void chainThatGoesDeeperThroughNamedParentsIsCutAndTold() {
        int deepest = 64;
        List<ContextSpan> chain = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            ContextSpan given = new ContextSpan(new ContextId(1, 2, i), i - 1, 0, 0, TOOLSTACK, 0, 100 + i, i);
            given.close(new ContextEnd(given.id(), 1_000 - i, 0, 0, i));
            chain.add(given);
        }
        trace.pcpu(0).at(1).runs(D0V0).at(2_000).blocksToIdle();

        Activation tree = read(SpanKind.CONTEXT, chain).get(0);

        assertEquals(100, tree.spans());
        assertEquals(Activation.NONE, tree.parent(deepest + 1));
        assertTrue(tree.context(deepest + 1).isBesideParent());
        assertEquals(1, problems.count(ProblemKind.CONTEXT_BESIDE_PARENT));
    }
}
