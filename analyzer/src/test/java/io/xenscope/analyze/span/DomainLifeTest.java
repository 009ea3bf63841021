package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trees that are no vcpu's activation: domains, losses, idle pcpus. */
class DomainLifeTest {
    private static final int DOMCTL = 36;
    private static final int MEMORY_OP = 12;
    private static final int XEN_VERSION = 17;
    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D7V0 = d(7).v(0);

    private final TraceMaker trace = new TraceMaker();

    private List<String> told(SpanKind kind) {
        ActivationLimits limits = new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, 100, Set.of(kind));
        return Shown.lines(Shown.activations(trace, limits, 2).stream()
                .filter(tree -> tree.kind(0) == kind)
                .toList());
    }

    @Test
    void domainIsCreatedByTheCallsOfWhoMakesItThenLivesUntilItIsRemoved() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(105)
                .hypercall(MEMORY_OP)
                .at(110)
                .hypercall(DOMCTL)
                .at(113)
                .domAdd(7);
        trace.pcpu(0)
                .at(120)
                .hypercall(XEN_VERSION)
                .at(130)
                .hypercall(MEMORY_OP)
                .at(140)
                .hypercall(DOMCTL);
        trace.pcpu(0)
                .at(142)
                .wake(D7V0)
                .at(300)
                .hypercall(DOMCTL)
                .at(310)
                .domRem(7)
                .at(400)
                .blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(150).idleTo(D7V0).at(250).blocksToIdle();

        assertEquals(
                List.of(
                        "domain 7 113..310",
                        "  creation 113..150",
                        "    phase 1 113..120 end_inferred",
                        "      toolstack 36 113..113 begins_earlier",
                        "    phase 2 130..140 end_inferred",
                        "      toolstack 12 130..130 end_inferred",
                        "    toolstack 36 140..140 end_inferred",
                        "  life 150..310"),
                told(SpanKind.DOMAIN).stream()
                        .map(DomainLifeTest::withoutLatest)
                        .toList());
    }

    private static String withoutLatest(String line) {
        return line.replaceFirst("/\\d+", "");
    }

    @Test
    void domainThatNeverRunsIsOnlyCreatedAndOneFromBeforeTheCaptureOnlyLives() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .domAdd(7)
                .at(200)
                .domRem(3)
                .at(300)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "domain 3 100..200 cut",
                        "  life 100..200 cut",
                        "domain 7 110..300 cut",
                        "  creation 110..300 cut"),
                told(SpanKind.DOMAIN));
    }

    @Test
    void domainNumberThatIsUsedAgainIsAnotherLife() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .at(110)
                .domAdd(7)
                .at(120)
                .domRem(7)
                .at(130)
                .domAdd(7)
                .at(140);
        trace.pcpu(0)
                .wake(D7V0)
                .at(145)
                .idleTo(D7V0)
                .at(150)
                .blocksToIdle()
                .at(160)
                .domRem(7)
                .at(170)
                .continues();

        assertEquals(
                List.of(
                        "domain 7 110..120",
                        "  creation 110..120 cut",
                        "domain 7 130..160",
                        "  creation 130..145",
                        "  life 145..160"),
                told(SpanKind.DOMAIN));
    }

    @Test
    void lossesAreSpansOfTheirPcpu() {
        trace.pcpu(0).at(100).runs(D0V0).at(110).hypercall(XEN_VERSION).at(500).lost(9, D0V0, 200);
        trace.pcpu(0).at(600).blocks(D0V0).runs(idle(0));

        assertEquals(List.of("loss p0 200..500"), told(SpanKind.LOSS));
    }

    @Test
    void idlePcpuIsToldWhereAnInterruptWokeSomebody() {
        trace.pcpu(0).at(100).runs(idle(0)).at(113).wake(D0V0).at(120).irqHandled(30, 110, 118);
        trace.pcpu(0).at(130).idleTo(D0V0).at(140).blocksToIdle().at(150).irqHandled(31, 145, 149);
        trace.pcpu(0)
                .at(160)
                .wake(D0V0)
                .at(170)
                .idleTo(D0V0)
                .at(200)
                .blocksToIdle()
                .at(300)
                .continues();

        assertEquals(
                List.of("idle p0 100..130", "  irq 30 110..118", "idle p0 140..170", "  irq 31 145..149"),
                told(SpanKind.IDLE).stream()
                        .map(line -> line.replace(" cut", ""))
                        .toList());
    }
}
