package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** VM exits within a run and beyond it. */
class VmExitSpansTest {
    private static final int HLT = 12;
    private static final int IO = 30;
    private static final int EPT = 48;
    private static final long RIP = 0xffff_8000_0000_1000L;
    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D2V0 = d(2).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void exitLastsUntilTheEntryAndHoldsWhatItsHandlerSays() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .vmexit(IO, RIP)
                .ioRead(0x3f8, 1)
                .at(130)
                .vmentry();
        trace.pcpu(0)
                .at(140)
                .vmexit32(EPT, 0x1000)
                .at(150)
                .vmentry()
                .at(200)
                .blocks(D1V0)
                .runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..200 cut",
                        "  run p0 100..200",
                        "    vmexit 30 110..130",
                        "      note 82016 110",
                        "    vmexit 48 140..150"),
                Shown.of(trace));
    }

    @Test
    void exitAcrossABlockIsTwoPartsInTwoActivations() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .vmexit(HLT, RIP)
                .hlt(false)
                .at(120)
                .blocksToIdle();
        trace.pcpu(0).at(200).wake(D1V0);
        trace.pcpu(1)
                .at(100)
                .runs(idle(1))
                .at(210)
                .idleTo(D1V0)
                .at(220)
                .vmentry()
                .at(300)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..120 cut",
                        "  run p0 100..120",
                        "    vmexit 12 110..120 ends_later",
                        "      note 82013 110",
                        "d1v0 200..300 woken on 0",
                        "  wait wake 200..210",
                        "  run p1 210..300",
                        "    vmexit 12 210..220 begins_earlier"),
                Shown.of(trace));
    }

    @Test
    void exitAcrossPreemptionsIsAPartInEachRunOfTheActivation() {
        trace.pcpu(0).at(100).runs(D1V0).at(110).vmexit(EPT, RIP).at(120).switchTo(Runstate.RUNNABLE, D2V0);
        trace.pcpu(0).at(200).switchTo(Runstate.RUNNABLE, D1V0).at(210).switchTo(Runstate.RUNNABLE, D2V0);
        trace.pcpu(0)
                .at(300)
                .switchTo(Runstate.BLOCKED, D1V0)
                .at(310)
                .vmentry()
                .at(400)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..400 cut",
                        "  run p0 100..120",
                        "    vmexit 48 110..120 ends_later",
                        "  wait preempt 120..200",
                        "  run p0 200..210",
                        "    vmexit 48 200..210 middle",
                        "  wait preempt 210..300",
                        "  run p0 300..400",
                        "    vmexit 48 300..310 begins_earlier",
                        "d2v0 120..300 cut",
                        "  run p0 120..200",
                        "  wait preempt 200..210",
                        "  run p0 210..300"),
                Shown.of(trace));
    }

    @Test
    void exitWithoutEntryIsCutByTheNextExitAndByTheEndOfTheCapture() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .vmexit(IO, RIP)
                .at(130)
                .vmexit(EPT, RIP)
                .at(150)
                .continues();

        assertEquals(
                List.of(
                        "d1v0 100..150 cut",
                        "  run p0 100..150 cut",
                        "    vmexit 30 110..130 cut",
                        "    vmexit 48 130..150 cut"),
                Shown.of(trace));
    }

    @Test
    void entryWithoutExitIsNoSpan() {
        trace.pcpu(0).at(100).runs(D1V0).at(110).vmentry().at(150).blocks(D1V0).runs(idle(0));

        assertEquals(List.of("d1v0 100..150 cut", "  run p0 100..150"), Shown.of(trace));
    }

    @Test
    void exitThatBeginsBeforeTheLimitsGoesOnInsideThem() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .vmentry()
                .at(115)
                .vmexit(HLT, RIP)
                .at(120)
                .blocksToIdle();
        trace.pcpu(0)
                .at(200)
                .wake(D1V0)
                .at(210)
                .idleTo(D1V0)
                .at(220)
                .vmentry()
                .at(300)
                .blocksToIdle();

        ActivationLimits limits = new ActivationLimits(vcpu -> true, 150, 400, 100);

        assertEquals(
                List.of(
                        "d1v0 200..300 woken on 0",
                        "  wait wake 200..210",
                        "  run p0 210..300",
                        "    vmexit 12 210..220 begins_earlier"),
                Shown.lines(Shown.activations(trace, limits, 1)));
    }

    @Test
    void exitIsNotCarriedOverALoss() {
        trace.pcpu(0).at(100).runs(D1V0).at(110).vmexit(HLT, RIP).at(120).blocksToIdle();
        trace.pcpu(0)
                .at(500)
                .lost(9, D1V0, 200)
                .at(510)
                .vmentry()
                .at(600)
                .blocks(D1V0)
                .runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..120 cut",
                        "  run p0 100..120",
                        "    vmexit 12 110..120 ends_later",
                        "d1v0 500..600 cut",
                        "  run p0 500..600 cut"),
                Shown.of(trace));
    }

    @Test
    void hypercallOfAnHvmGuestIsAnExitWithItsRecordsInside() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .vmexit(18, RIP)
                .vmmcall(13)
                .at(112)
                .subcall(32)
                .at(130)
                .vmentry();
        trace.pcpu(0).at(200).blocks(D1V0).runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..200 cut",
                        "  run p0 100..200",
                        "    vmexit 18 110..130",
                        "      note 82012 110",
                        "      note 20200e 112"),
                Shown.of(trace));
    }
}
