package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Activations, waits and runs, from scheduling records alone. */
class ScheduledSpansTest {
    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D2V0 = d(2).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void vcpuIsWokenWaitsRunsAndBlocks() {
        trace.pcpu(0).at(100).runs(idle(0)).at(150).idleTo(D1V0).at(400).blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(120).wake(D1V0).at(500).continues();

        assertEquals(
                List.of(
                        "d1v0 120..400 woken on 1", //
                        "  wait wake 120..150",
                        "  run p0 150..400"),
                Shown.of(trace));
    }

    @Test
    void preemptedVcpuWaitsAgainInTheSameActivation() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D1V0)
                .at(110)
                .idleTo(D1V0)
                .at(200)
                .wake(D2V0)
                .at(210)
                .switchTo(Runstate.RUNNABLE, D2V0)
                .at(260)
                .switchTo(Runstate.BLOCKED, D1V0)
                .at(300)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..300 woken on 0",
                        "  wait wake 100..110",
                        "  run p0 110..210",
                        "  wait preempt 210..260",
                        "  run p0 260..300",
                        "d2v0 200..260 woken on 0",
                        "  wait wake 200..210",
                        "  run p0 210..260"),
                Shown.of(trace));
    }

    @Test
    void migratedVcpuRunsOnAnotherPcpu() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D1V0)
                .at(110)
                .idleTo(D1V0)
                .at(200)
                .switchTo(Runstate.RUNNABLE, idle(0));
        trace.pcpu(1).at(100).runs(idle(1)).at(230).idleTo(D1V0).at(260).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..260 woken on 0",
                        "  wait wake 100..110",
                        "  run p0 110..200",
                        "  wait preempt 200..230",
                        "  run p1 230..260"),
                Shown.of(trace));
    }

    @Test
    void whatTheCaptureCutsAtItsHeadAndTailSaysSo() {
        trace.pcpu(0)
                .at(100)
                .infCont(D1V0, 1, -1)
                .continues(D1V0)
                .at(200)
                .blocks(D1V0)
                .runs(idle(0));
        trace.pcpu(0).at(300).wake(D2V0).at(310).idleTo(D2V0).at(350).continues();
        trace.pcpu(1).at(320).runs(idle(1)).at(330).wake(D1V0).at(400).continues();

        assertEquals(
                List.of(
                        "d1v0 100..200 cut",
                        "  run p0 100..200 cut",
                        "d2v0 300..400 cut woken on 0",
                        "  wait wake 300..310",
                        "  run p0 310..400 cut",
                        "d1v0 330..400 cut woken on 1",
                        "  wait wake 330..400 cut"),
                Shown.of(trace));
    }

    @Test
    void lossCutsTheRunBeforeItAndTheOneBehindIt() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D1V0)
                .at(110)
                .idleTo(D1V0)
                .at(150)
                .hypercall(32);
        trace.pcpu(0).at(500).lost(7, D1V0, 200).at(600).blocks(D1V0).runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..200 cut woken on 0",
                        "  wait wake 100..110",
                        "  run p0 110..200 cut",
                        "    hypercall 32 150..150/200 cut",
                        "d1v0 500..600 cut",
                        "  run p0 500..600 cut"),
                Shown.of(trace));
    }

    @Test
    void waitThatALossHidesTheEndOfIsLostTime() {
        trace.pcpu(0).at(100).runs(D1V0).at(200).switchTo(Runstate.RUNNABLE, D2V0);
        trace.pcpu(0).at(500).lost(7, D1V0, 300).at(600).blocks(D1V0).runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..600 cut",
                        "  run p0 100..200",
                        "  run p0 500..600 cut",
                        "d2v0 200..300 cut",
                        "  run p0 200..300 cut"),
                Shown.of(trace));
    }

    @Test
    void waitAcrossALossOfAnotherPcpuIsCutForTheVcpuMayHaveRunThere() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D1V0)
                .at(600)
                .idleTo(D1V0)
                .at(700)
                .blocksToIdle();
        trace.pcpu(1).at(100).runs(idle(1)).at(400).lost(7, idle(1), 200);

        assertEquals(
                List.of("d1v0 100..700 woken on 0", "  wait wake 100..600 cut", "  run p0 600..700"), Shown.of(trace));
    }

    @Test
    void vcpuPausedBeforeItRanHasOnlyWaited() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D1V0)
                .at(130)
                .pauses(D1V0)
                .at(200)
                .unpauses(D1V0)
                .at(210)
                .idleTo(D1V0);
        trace.pcpu(0).at(230).goesOffline(D1V0).runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..130 woken on 0",
                        "  wait no_run 100..130",
                        "d1v0 200..230 woken on 0",
                        "  wait wake 200..210",
                        "  run p0 210..230"),
                Shown.of(trace));
    }

    /** As credit2 unparks a capped vcpu. */
    @Test
    void vcpuThatRunsStraightFromBlockedOrOfflineBeginsAnActivationThere() {
        trace.pcpu(0).at(100).runs(idle(0)).at(120).runstate(D1V0, Runstate.RUNNABLE, Runstate.OFFLINE);
        trace.pcpu(0).at(200).runstate(idle(0), Runstate.RUNNING, Runstate.RUNNABLE);
        trace.pcpu(0).runstate(D1V0, Runstate.OFFLINE, Runstate.RUNNING).at(230).blocksToIdle();
        trace.pcpu(0).at(300).runstate(idle(0), Runstate.RUNNING, Runstate.RUNNABLE);
        trace.pcpu(0).runstate(D1V0, Runstate.BLOCKED, Runstate.RUNNING).at(340).blocksToIdle();
        trace.pcpu(0).at(400).continues(idle(0));

        assertEquals(
                List.of("d1v0 200..230", "  run p0 200..230", "d1v0 300..340", "  run p0 300..340"), Shown.of(trace));
    }

    @Test
    void idleVcpusHaveNoActivations() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .at(200)
                .switchTo(Runstate.RUNNABLE, idle(0))
                .at(300)
                .continues();

        assertEquals(List.of(), Shown.of(trace));
    }

    @Test
    void onlyActivationsThatBeginInsideTheLimitsAreTold() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D1V0)
                .at(110)
                .idleTo(D1V0)
                .at(150)
                .switchTo(Runstate.RUNNABLE, D2V0);
        trace.pcpu(0).at(250).switchTo(Runstate.BLOCKED, D1V0).at(260).blocksToIdle();
        trace.pcpu(0).at(300).wake(D1V0).at(310).idleTo(D1V0).at(450).blocksToIdle();
        trace.pcpu(0).at(500).wake(D1V0).at(510).idleTo(D1V0).at(550).blocksToIdle();

        ActivationLimits limits = new ActivationLimits(vcpu -> vcpu == 1 << 16, 200, 400, 100);

        assertEquals(
                List.of(
                        "d1v0 300..450 woken on 0", //
                        "  wait wake 300..310",
                        "  run p0 310..450"),
                Shown.lines(Shown.activations(trace, limits, 1)));
    }

    @Test
    void clocksThatDisagreeNeverMakeTimeFall() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .wake(D1V0)
                .at(110)
                .idleTo(D1V0)
                .at(200)
                .switchTo(Runstate.RUNNABLE, idle(0));
        trace.pcpu(1).at(100).runs(idle(1)).at(190).idleTo(D1V0).at(260).blocksToIdle();

        assertEquals(
                List.of(
                        "d1v0 100..260 woken on 0",
                        "  wait wake 100..110",
                        "  run p0 110..200",
                        "  wait preempt 200..200",
                        "  run p1 200..260"),
                Shown.of(trace));
    }
}
