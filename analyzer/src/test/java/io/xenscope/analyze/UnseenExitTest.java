package io.xenscope.analyze;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** Exits whose vcpu or entry no record tells: none may vanish, and none may be paired wrongly. */
class UnseenExitTest {
    private static final int CPUID = 10;
    private static final int HLT = 12;
    private static final int IO = 30;
    private static final int NPF = 48;
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(1).v(1);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void aLossOnItsPcpuLeavesAVmExitUnfinished() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .vmexit(NPF, 1)
                .at(40)
                .lost(9, A, 20)
                .at(45)
                .vmentry();
        assertEquals(
                "d1v0 48: 0 arcs of 0, 0 in Xen, 1 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void aLossWhereNobodyIsKnownToRunLeavesAVmExitUnfinished() {
        trace.pcpu(0)
                .at(0)
                .wake(B)
                .at(10)
                .vmexit(NPF, 1)
                .at(40)
                .lost(9, A, 20)
                .at(45)
                .vmentry();
        assertEquals(
                "d?v? 48: 0 arcs of 0, 0 in Xen, 1 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void aVmExitIsNotClosedByTheEntryOfAnUnseenRun() {
        trace.pcpu(1).at(0).runs(idle(1)).at(90).lost(5, idle(1), 30);
        trace.pcpu(0).at(0).runs(A).at(10).vmexit(HLT, 1).at(12).blocksToIdle();
        // A woke and ran on pcpu 1, was preempted there, and comes back.
        trace.pcpu(0)
                .at(60)
                .idleTo(A)
                .at(65)
                .vmentry()
                .at(70)
                .vmexit(CPUID, 1)
                .at(71)
                .vmentry();
        Outcome outcome = Outcome.of(trace);
        assertEquals(
                "d1v0 10: 1 arcs of 1, 1 in Xen, 0 unfinished\nd1v0 12: 0 arcs of 0, 0 in Xen, 1 unfinished",
                outcome.exits());
        assertEquals("d1v0 running 42/1^12~1 lost 48/0~1", outcome.vcpus());
    }

    @Test
    void aVmExitOutlastsALossElsewhereWhereTheRecordsAgree() {
        trace.pcpu(1).at(0).runs(idle(1)).at(40).lost(5, idle(1), 30);
        trace.pcpu(0).at(0).runs(A).at(10).vmexit(HLT, 1).at(12).blocksToIdle();
        trace.pcpu(1).at(50).wake(A);
        trace.pcpu(0).at(60).idleTo(A).at(65).vmentry();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 12: 1 arcs of 55, 7 in Xen, 0 unfinished", outcome.exits());
        assertEquals("p0 busy 17 idle 48\np1 idle 55 lost 10 records lost 5", outcome.pcpus());
    }

    @Test
    void exitsBeforeTheFirstSwitchAreOfTheVcpuThatItNamesAndNoneVanishes() {
        trace.pcpu(0)
                .at(0)
                .vmexit(CPUID, 1)
                .at(2)
                .vmentry()
                .at(10)
                .vmexit(HLT, 1)
                .at(12)
                .blocks(A)
                .runs(idle(0));
        trace.pcpu(0).at(15).wake(A).at(20).idleTo(A).at(22).vmentry();
        trace.pcpu(1).at(3).vmexit(IO, 1);
        trace.pcpu(2)
                .at(4)
                .vmexit(NPF, 1)
                .at(9)
                .runs(B)
                .at(10)
                .vmentry()
                .at(12)
                .vmexit(NPF, 1)
                .at(14)
                .vmentry();
        assertEquals("""
                d1v0 10: 1 arcs of 2, 2 in Xen, 0 unfinished
                d1v0 12: 1 arcs of 12, 4 in Xen, 0 unfinished
                d1v1 48: 1 arcs of 2, 2 in Xen, 0 unfinished
                d?v? 30: 0 arcs of 0, 0 in Xen, 1 unfinished
                d?v? 48: 0 arcs of 0, 0 in Xen, 1 unfinished\
                """, Outcome.of(trace).exits());
    }
}
