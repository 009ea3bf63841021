package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that the guest makes once and Xen records several times. */
class ContinuationTest {
    private static final int MMU_UPDATE = 1;
    private static final int MEMORY_OP = 12;
    private static final int MULTICALL = 13;
    private static final int XEN_VERSION = 17;
    private static final int GRANT_TABLE_OP = 20;
    private static final int CONTINUED = 1 << 31;
    private static final int VMCALL = 18;
    private static final long STUB = 0xffff_8000_0000_1000L;
    private static final VcpuName D0V0 = d(0).v(0);
    private static final VcpuName D1V0 = d(1).v(0);

    private final TraceMaker trace = new TraceMaker();

    /** The spans as {@link Shown} has them, and behind each call how often it was continued. */
    private List<String> told() {
        List<String> lines = new ArrayList<>();
        for (Activation tree : Shown.activations(trace, 100, 1)) {
            for (int span = 0; span < tree.spans(); span++) {
                Continuation continuation = tree.continuation(span);
                if (tree.kind(span).compareTo(SpanKind.VMEXIT) >= 0) {
                    String more = continuation == null
                            ? ""
                            : " +" + continuation.count() + " "
                                    + continuation.confidence().key();
                    lines.add(tree.detail(span) + " p" + tree.pcpu(span) + " " + tree.begin(span) + ".."
                            + tree.end(span) + " " + tree.certainty(span).key() + more);
                }
            }
        }
        return lines;
    }

    @Test
    void countWithTheHighestBitSetContinuesForCertain() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(MMU_UPDATE, 500)
                .at(120)
                .hypercall(MMU_UPDATE, CONTINUED | 300);
        trace.pcpu(0)
                .at(130)
                .hypercall(MMU_UPDATE, CONTINUED)
                .at(140)
                .hypercall(MMU_UPDATE, 7)
                .at(200)
                .blocksToIdle();

        assertEquals(List.of("1 p0 110..130 end_inferred +2 certain", "1 p0 140..200 end_inferred"), told());
        Activation tree = Shown.activations(trace, 100, 1).get(0);
        assertEquals(120, tree.noteTime(tree.firstNote(2)));
    }

    @Test
    void callContinuedOnAnotherPcpuIsAPartInEachRun() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(MMU_UPDATE, 500)
                .at(115)
                .irqHandled(4, 112, 114);
        trace.pcpu(0).at(120).switchTo(Runstate.RUNNABLE, idle(0));
        trace.pcpu(1).at(100).runs(idle(1)).at(150).idleTo(D0V0).at(151).hypercall(MMU_UPDATE, CONTINUED | 300);
        trace.pcpu(1).at(170).hypercall(XEN_VERSION).at(200).blocksToIdle();

        assertEquals(
                List.of(
                        "1 p0 110..120 ends_later",
                        "4 p0 112..114 recorded",
                        "1 p1 151..151 begins_earlier +1 certain",
                        "17 p1 170..200 end_inferred"),
                told());
        assertEquals(
                List.of(
                        "d0v0@100 run p1 @150: migration at 150 by d0v0@100 run p0 @100",
                        "d0v0@100 hypercall 1 @151: continued at 120 by d0v0@100 hypercall 1 @110"),
                CausesShown.of(trace));
    }

    @Test
    void multicallThatAsksForTheMembersNotYetDoneIsLikelyTheSame() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(MULTICALL, 3)
                .at(111)
                .subcall(3)
                .at(112)
                .subcall(4);
        trace.pcpu(0)
                .at(120)
                .hypercall(MULTICALL, 1)
                .at(121)
                .subcall(5)
                .at(130)
                .hypercall(MULTICALL, 1)
                .at(200)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "13 p0 110..121 end_inferred +1 likely",
                        "3 p0 111..112 recorded",
                        "4 p0 112..112 end_inferred",
                        "5 p0 121..121 end_inferred",
                        "13 p0 130..200 end_inferred"),
                told());
    }

    @Test
    void smallerGrantBatchContinuesOnlyIfTheSchedulerWasAtWork() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(GRANT_TABLE_OP, 5, 64)
                .at(120)
                .hypercall(GRANT_TABLE_OP, 5, 32);
        trace.pcpu(0)
                .at(125)
                .continues()
                .at(130)
                .hypercall(GRANT_TABLE_OP, 5, 16)
                .at(200)
                .blocksToIdle();

        assertEquals(List.of("20 p0 110..110 end_inferred", "20 p0 120..200 end_inferred +1 likely"), told());
    }

    @Test
    void sameCallAfterAPreemptionIsMaybeContinuedAndStaysASpanOfItsOwn() {
        trace.pcpu(0)
                .at(100)
                .runs(D0V0)
                .at(110)
                .hypercall(MEMORY_OP)
                .at(120)
                .hypercall(MEMORY_OP)
                .at(125)
                .continues();
        trace.pcpu(0)
                .at(130)
                .hypercall(MEMORY_OP)
                .at(140)
                .hypercall(XEN_VERSION)
                .at(145)
                .continues();
        trace.pcpu(0).at(150).hypercall(XEN_VERSION).at(200).blocksToIdle();

        assertEquals(
                List.of(
                        "12 p0 110..110 end_inferred",
                        "12 p0 120..120 end_inferred",
                        "12 p0 130..130 end_inferred +0 maybe",
                        "17 p0 140..140 end_inferred",
                        "17 p0 150..200 end_inferred"),
                told());
    }

    @Test
    void guestThatIsAwayOnlyAsLongAsEntryAndExitTakeRepeatsItsCall() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).runs(D1V0);
        for (int exit = 0; exit < 18; exit++) {
            pcpu.after(10).vmexit(30, STUB).after(5).vmentry();
        }
        pcpu.at(1_000).vmexit(VMCALL, STUB).vmmcall(MEMORY_OP).at(1_100).vmentry();
        pcpu.at(1_118).vmexit(VMCALL, STUB).vmmcall(MEMORY_OP).at(1_200).vmentry();
        pcpu.at(1_400).vmexit(VMCALL, STUB).vmmcall(MEMORY_OP).at(1_500).vmentry();
        pcpu.at(1_515)
                .vmexit(VMCALL, STUB + 8)
                .vmmcall(MEMORY_OP)
                .injVirq(3)
                .at(1_600)
                .vmentry();
        pcpu.at(1_615)
                .vmexit(VMCALL, STUB + 8)
                .vmmcall(MEMORY_OP)
                .at(1_700)
                .vmentry()
                .at(2_000)
                .blocksToIdle();

        assertEquals(
                List.of(
                        "18 p0 1000..1200 recorded +1 likely",
                        "18 p0 1400..1500 recorded",
                        "18 p0 1515..1600 recorded",
                        "18 p0 1615..1700 recorded"),
                told().stream().filter(line -> line.startsWith("18 ")).toList());
    }
}
