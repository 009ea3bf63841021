package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hypercalls of PV guests, whose ends no record tells. */
class CallSpansTest {
    private static final int MULTICALL = 13;
    private static final int XEN_VERSION = 17;
    private static final int SCHED_OP = 29;
    private static final int EVENT_CHANNEL_OP = 32;
    private static final int DOMCTL = 36;
    private static final long RIP = 0xffff_8000_0000_1000L;
    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D1V0 = d(1).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void callEndsAtTheLatestWhereTheGuestIsSeenToRunAgain() {
        trace.pcpu(0).at(100).runs(D0V0).at(110).hypercall(XEN_VERSION).at(150).hypercall(EVENT_CHANNEL_OP);
        trace.pcpu(0)
                .at(170)
                .pageFault(RIP, 0x1000, 2)
                .at(180)
                .hypercall(XEN_VERSION)
                .at(200)
                .blocks(D0V0);

        assertEquals(
                List.of(
                        "d0v0 100..200 cut",
                        "  run p0 100..200",
                        "    note 201104 170",
                        "    hypercall 17 110..110/150 end_inferred",
                        "    hypercall 32 150..150/170 end_inferred",
                        "    hypercall 17 180..200 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void schedulerAndWakesDoNotProveThatACallStillLasts() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(XEN_VERSION)
                .at(150)
                .wake(D1V0)
                .at(160)
                .continues();
        trace.pcpu(0).at(200).switchTo(Runstate.RUNNABLE, D1V0).at(300).blocksToIdle();

        assertEquals(
                List.of(
                        "d0v0 100..300 cut",
                        "  run p0 100..200",
                        "    hypercall 17 110..110/200 end_inferred",
                        "  wait preempt 200..300 cut",
                        "d1v0 150..300 woken on 0",
                        "  wait wake 150..200",
                        "  run p0 200..300"),
                Shown.of(trace));
    }

    @Test
    void callThatBlocksLastsUntilTheSwitch() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(SCHED_OP, 1)
                .at(120)
                .blocksToIdle()
                .at(200)
                .continues();

        assertEquals(
                List.of(
                        "d0v0 100..120 cut", //
                        "  run p0 100..120",
                        "    hypercall 29 110..120 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void callThatYieldsLastsUntilItSaysSo() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(SCHED_OP, 0)
                .at(115)
                .yieldRecord(D0V0)
                .at(120);
        trace.pcpu(0)
                .switchTo(Runstate.RUNNABLE, idle(0))
                .at(130)
                .idleTo(D0V0)
                .at(140)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "d0v0 100..140 cut",
                        "  run p0 100..120",
                        "    hypercall 29 110..115/120 end_inferred",
                        "  wait preempt 120..130",
                        "  run p0 130..140"),
                Shown.of(trace));
    }

    @Test
    void membersOfAMulticallFollowEachOtherInsideIt() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(MULTICALL, 3)
                .at(112)
                .subcall(3)
                .at(120)
                .subcall(4);
        trace.pcpu(0)
                .at(131)
                .subcall(5)
                .at(150)
                .hypercall(XEN_VERSION)
                .at(200)
                .blocks(D0V0)
                .runs(idle(0));

        assertEquals(
                List.of(
                        "d0v0 100..200 cut",
                        "  run p0 100..200",
                        "    hypercall 13 110..131/150 end_inferred",
                        "      subcall 3 112..120",
                        "      subcall 4 120..131",
                        "      subcall 5 131..131/150 end_inferred",
                        "    hypercall 17 150..200 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void domainThatACallMakesIsAnEventOfTheCall() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(DOMCTL)
                .at(130)
                .domAdd(5)
                .at(160)
                .hypercall(XEN_VERSION);
        trace.pcpu(0).at(200).blocks(D0V0).runs(idle(0));

        assertEquals(
                List.of(
                        "d0v0 100..200 cut",
                        "  run p0 100..200",
                        "    hypercall 36 110..130/160 end_inferred",
                        "      note 41001 130",
                        "      note 28001 130",
                        "    hypercall 17 160..200 end_inferred"),
                Shown.of(trace));
    }

    @Test
    void callIsNotCarriedIntoTheNextRun() {
        trace.pcpu(0).at(100).runs(D0V0).at(110).hypercall(MULTICALL, 2).at(120).switchTo(Runstate.RUNNABLE, idle(0));
        trace.pcpu(0).at(130).idleTo(D0V0).at(135).subcall(3).at(140).blocksToIdle();

        assertEquals(
                List.of(
                        "d0v0 100..140 cut",
                        "  run p0 100..120",
                        "    hypercall 13 110..110/120 end_inferred",
                        "  wait preempt 120..130",
                        "  run p0 130..140",
                        "    note 20200e 135"),
                Shown.of(trace));
    }
}
