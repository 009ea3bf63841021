package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Interrupts inside what they interrupt, and who wakes whom. */
class SignalsTest {
    private static final int EVENT_CHANNEL_OP = 32;
    private static final int XEN_VERSION = 17;
    private static final int IO = 30;
    private static final int HLT = 12;
    private static final int CREDIT2_TICKLE = 0x22206;
    private static final long RIP = 0xffff_8000_0000_1000L;
    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D0V1 = d(0).v(1);
    private static final VcpuName D1V0 = d(1).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void interruptInsideAnExitIsNotTheExitsOwnTime() {
        trace.pcpu(0).at(100).runs(D1V0).at(110).vmexit(IO, RIP).at(125).irqHandled(42, 115, 122);
        trace.pcpu(0).at(140).vmentry().at(200).blocksToIdle();

        assertEquals(
                List.of("d1v0 100..200 cut", "  run p0 100..200", "    vmexit 30 110..140", "      irq 42 115..122"),
                Shown.of(trace));
        Activation told = Shown.activations(trace, 100, 1).get(0);
        assertEquals(
                List.of(0L, 70L, 23L, 7L),
                List.of(told.selfTicks(0), told.selfTicks(1), told.selfTicks(2), told.selfTicks(3)));
    }

    @Test
    void interruptLiesInACallOnlyIfTheCallIsSeenToGoOnBehindIt() {
        trace.pcpu(0).at(100).runs(D0V0).at(110).hypercall(13, 2).at(116).irqHandled(7, 112, 115);
        trace.pcpu(0)
                .at(120)
                .subcall(32)
                .at(126)
                .irqHandled(8, 122, 125)
                .at(130)
                .subcall(33);
        trace.pcpu(0)
                .at(136)
                .irqHandled(9, 132, 135)
                .at(140)
                .hypercall(XEN_VERSION)
                .at(150)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "d0v0 100..150 cut",
                        "  run p0 100..150",
                        "    hypercall 13 110..130/140 end_inferred",
                        "      irq 7 112..115",
                        "      subcall 32 120..130",
                        "        irq 8 122..125",
                        "      subcall 33 130..130/140 end_inferred",
                        "    irq 9 132..135",
                        "    hypercall 17 140..150 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void interruptThatBeginsBeforeTheSpanAroundItIsCutToIt() {
        trace.pcpu(0).at(100).runs(D0V0).at(110).hypercall(XEN_VERSION).at(120).irqHandled(7, 90, 118);
        trace.pcpu(0)
                .at(125)
                .irqHandled(8, 0, 124)
                .at(130)
                .irqHandled(9, 128, 140)
                .at(150)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "d0v0 100..150 cut",
                        "  run p0 100..150",
                        "    hypercall 17 110..150 end_inferred",
                        "      irq 7 110..118",
                        "      irq 8 125..125 cut",
                        "      irq 9 125..130"),
                Shown.of(trace));
    }

    @Test
    void callOfAnotherDomainWakes() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(EVENT_CHANNEL_OP)
                .at(112)
                .wake(D1V0);
        trace.pcpu(0).at(120).hypercall(XEN_VERSION).at(150).blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(130).idleTo(D1V0).at(200).blocksToIdle();

        assertEquals(List.of("d1v0@112 activation: wake at 112 by d0v0@100 hypercall 32 @110"), CausesShown.of(trace));
    }

    @Test
    void callOfAVcpuOfTheSameDomainIsAnInterprocessorInterrupt() {
        trace.pcpu(0).at(100).runs(D0V0).at(110).hypercall(13, 2).at(111).subcall(EVENT_CHANNEL_OP);
        trace.pcpu(0).at(112).wake(D0V1).at(120).hypercall(XEN_VERSION).at(150).blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(130).idleTo(D0V1).at(200).blocksToIdle();

        assertEquals(List.of("d0v1@112 activation: ipi at 112 by d0v0@100 subcall 32 @111"), CausesShown.of(trace));
    }

    @Test
    void wakeDuringACallThatWakesNobodyOrAfterACallIsOnlyCoincidence() {
        trace.pcpu(0).at(100).runs(D0V0).at(110).hypercall(XEN_VERSION).at(112).wake(D1V0);
        trace.pcpu(0)
                .at(120)
                .hypercall(EVENT_CHANNEL_OP)
                .at(130)
                .pageFault(RIP, 0, 0)
                .at(140)
                .wake(D0V1);
        trace.pcpu(0).at(150).blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(130).idleTo(D1V0).at(135).blocksToIdle();
        trace.pcpu(1).at(145).idleTo(D0V1).at(170).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0@112 activation: async at 112 by d0v0@100 run p0 @100",
                        "d0v1@140 activation: async at 140 by d0v0@100 run p0 @100"),
                CausesShown.of(trace));
    }

    @Test
    void exitWakesUnlessItIsOfAKindThatWakesNobody() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .vmexit(IO, RIP)
                .at(112)
                .wake(D0V0)
                .at(115)
                .vmentry();
        trace.pcpu(0).at(120).vmexit(HLT, RIP).at(122).wake(D0V1).at(150).blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(130).idleTo(D0V0).at(135).blocksToIdle();
        trace.pcpu(1).at(140).idleTo(D0V1).at(170).blocksToIdle();

        assertEquals(
                List.of(
                        "d0v0@112 activation: wake at 112 by d1v0@100 vmexit 30 @110",
                        "d0v1@122 activation: async at 122 by d1v0@100 run p0 @100"),
                CausesShown.of(trace));
    }

    @Test
    void interruptOnAnIdlePcpuWakes() {
        trace.pcpu(0).at(100).runs(idle(0)).at(113).wake(D1V0).at(120).irqHandled(30, 110, 118);
        trace.pcpu(0)
                .at(125)
                .wake(D0V0)
                .at(130)
                .idleTo(D1V0)
                .at(200)
                .switchTo(D1V0, io.xenscope.format.event.Runstate.BLOCKED, D0V0);
        trace.pcpu(0).at(250).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0@113 activation: irq at 113 by d32767v0@100 irq 30 @110",
                        "d0v0@125 activation: async at 125 by d32767v0@100 idle"),
                CausesShown.of(trace));
    }

    @Test
    void runFollowsTheLastTickleOfItsPcpuSinceTheWaitBegan() {
        trace.pcpu(0).at(90).runs(D0V0).at(95).record(CREDIT2_TICKLE, 1).at(110).hypercall(EVENT_CHANNEL_OP);
        trace.pcpu(0).at(112).wake(D1V0).record(CREDIT2_TICKLE, 1).at(114).record(CREDIT2_TICKLE, 2);
        trace.pcpu(0).at(150).record(CREDIT2_TICKLE, 1).blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(130).idleTo(D1V0).at(200).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0@112 activation: wake at 112 by d0v0@90 hypercall 32 @110",
                        "d1v0@112 run p1 @130: tickle at 112 by d0v0@90 hypercall 32 @110"),
                CausesShown.of(trace));
    }

    @Test
    void runOnAnotherPcpuFollowsTheOneBeforeEvenInAnotherActivation() {
        trace.pcpu(0).at(100).runs(D1V0).at(120).blocksToIdle();
        trace.pcpu(1)
                .at(100)
                .runs(idle(1))
                .at(150)
                .wake(D1V0)
                .at(160)
                .idleTo(D1V0)
                .at(200)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0@150 activation: async at 150 by d32767v1@100 idle",
                        "d1v0@150 run p1 @160: migration at 160 by d1v0@100 run p0 @100"),
                CausesShown.of(trace));
    }

    @Test
    void causesAreTheSameWhateverElseIsLeftOut() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(EVENT_CHANNEL_OP)
                .at(112)
                .wake(D1V0);
        trace.pcpu(0).at(120).hypercall(XEN_VERSION).at(150).blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(130).idleTo(D1V0).at(200).blocksToIdle();
        ActivationLimits limits = new ActivationLimits(vcpu -> vcpu == 1 << 16, 112, 200, 100);

        List<Activation> told = Shown.activations(trace, limits, 1);

        assertEquals(
                List.of("d1v0 112..200 woken on 0", "  wait wake 112..130", "  run p1 130..200"), Shown.lines(told));
        assertEquals(
                List.of(new Cause(Cause.Kind.WAKE, new SpanRef(0, 100, 0, SpanKind.HYPERCALL, 0, 32, 28, 110), 112)),
                told.get(0).causes(0));
    }
}
