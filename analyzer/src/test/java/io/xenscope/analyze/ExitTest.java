package io.xenscope.analyze;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.RecordDialect;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** VM exits and the entries that end them. */
class ExitTest {
    private static final int CPUID = 10;
    private static final int HLT = 12;
    private static final int IO = 30;
    private static final int NPF = 48;
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(1).v(1);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void vmExitsWithinARunLastFromExitToEntry() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(2)
                .vmentry()
                .at(10)
                .vmexit(CPUID, 1)
                .cpuid(1, 0, 0, 0, 0, 0)
                .at(13)
                .vmentry();
        trace.pcpu(0)
                .at(20)
                .vmexit32(NPF, 1)
                .at(27)
                .vmentry()
                .at(30)
                .vmexit(CPUID, 1)
                .at(35)
                .vmentry();
        assertEquals(
                "d1v0 10: 2 arcs of 8, 8 in Xen, 0 unfinished\nd1v0 48: 1 arcs of 7, 7 in Xen, 0 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void aVmExitFromBeforeItsVcpuWasNamedIsItsOwn() {
        trace.pcpu(0)
                .at(0)
                .wake(B)
                .at(10)
                .vmexit(CPUID, 1)
                .at(12)
                .continues(A)
                .at(14)
                .vmentry();
        trace.pcpu(0).at(20).vmexit(HLT, 1).at(25).blocks(A).runs(idle(0));
        assertEquals(
                "d1v0 10: 1 arcs of 4, 4 in Xen, 0 unfinished\nd1v0 12: 0 arcs of 0, 0 in Xen, 1 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void soItIsOfAVcpuThatIsNamedWhenItLeaves() {
        trace.pcpu(0).at(0).wake(B).at(10).vmexit(HLT, 1).at(12).goesOffline(A).runs(idle(0));
        trace.pcpu(0).at(20).unpauses(A).at(25).idleTo(A).at(31).vmentry();
        assertEquals(
                "d1v0 12: 1 arcs of 21, 8 in Xen, 0 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void aHaltLastsUntilTheVcpuIsBackInItsGuest() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(1)
                .vmentry()
                .at(10)
                .vmexit(HLT, 1)
                .hlt(false)
                .at(14)
                .blocksToIdle();
        trace.pcpu(0).at(50).wake(A).at(54).idleTo(A).at(59).vmentry().at(90).continues(A);
        assertEquals(
                "d1v0 12: 1 arcs of 49, 9 in Xen, 0 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void aVmExitGoesOnAcrossRunsThatStayInXen() {
        trace.pcpu(0).at(0).runs(A).at(10).vmexit(IO, 1).at(12).goesOffline(A).runs(idle(0));
        trace.pcpu(0).at(20).unpauses(A).at(25).idleTo(A).at(31).preempted(A).runs(idle(0));
        trace.pcpu(0).at(40).idleTo(A).at(43).vmentry();
        assertEquals(
                "d1v0 30: 1 arcs of 33, 11 in Xen, 0 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void aVmExitFollowsItsVcpuToAnotherPcpu() {
        trace.pcpu(1).at(0).runs(idle(1));
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .vmexit(IO, 1)
                .at(12)
                .preempted(A)
                .runs(B)
                .at(13)
                .vmentry();
        trace.pcpu(1)
                .at(20)
                .idleTo(A)
                .at(26)
                .vmentry()
                .at(30)
                .vmexit(CPUID, 1)
                .at(31)
                .vmentry();
        trace.pcpu(0).at(40).vmexit(CPUID, 1).at(42).vmentry();
        assertEquals("""
            d1v0 10: 1 arcs of 1, 1 in Xen, 0 unfinished
            d1v0 30: 1 arcs of 16, 8 in Xen, 0 unfinished
            d1v1 10: 1 arcs of 2, 2 in Xen, 0 unfinished\
            """, Outcome.of(trace).exits());
    }

    @Test
    void theFirstOfTwoExitsWithoutEntryIsUnfinished() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(1)
                .vmentry()
                .at(10)
                .vmexit(CPUID, 1)
                .at(20)
                .vmexit(NPF, 1)
                .at(24)
                .vmentry();
        assertEquals(
                "d1v0 10: 0 arcs of 0, 0 in Xen, 1 unfinished\nd1v0 48: 1 arcs of 4, 4 in Xen, 0 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void anExitInTheNextRunSaysThatTheEntryIsMissing() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .vmexit(HLT, 1)
                .at(11)
                .blocksToIdle()
                .at(20)
                .wake(A)
                .at(25)
                .idleTo(A);
        trace.pcpu(0).at(30).vmexit(CPUID, 1).at(33).vmentry();
        assertEquals(
                "d1v0 10: 1 arcs of 3, 3 in Xen, 0 unfinished\nd1v0 12: 0 arcs of 0, 0 in Xen, 1 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void anEntryWithoutExitEndsNothing() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(5)
                .vmentry()
                .at(9)
                .vmentry()
                .at(10)
                .vmexit(HLT, 1)
                .at(12)
                .vmentry()
                .at(13)
                .vmentry();
        assertEquals(
                "d1v0 12: 1 arcs of 2, 2 in Xen, 0 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void exitsAtTheEndAreUnfinished() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .vmexit(HLT, 1)
                .at(12)
                .blocks(A)
                .runs(B)
                .at(20)
                .vmexit(NPF, 1);
        assertEquals(
                "d1v0 12: 0 arcs of 0, 0 in Xen, 1 unfinished\nd1v1 48: 0 arcs of 0, 0 in Xen, 1 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void reasonsOfXen33StandBehindTheWordThatNamesTheVcpu() {
        trace.writtenBy(RecordDialect.BEFORE_34);
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(5)
                .switchTo(A, Runstate.RUNNABLE, B)
                .at(10)
                .vmexit(CPUID, 1)
                .cpuid(1, 0, 0, 0, 0, 0)
                .at(13)
                .vmentry()
                .at(20)
                .vmexit32(NPF, 1)
                .at(27)
                .vmentry()
                .at(30)
                .switchTo(B, Runstate.RUNNABLE, A)
                .at(40)
                .vmexit(IO, 1)
                .at(48)
                .vmentry();
        assertEquals("""
            d1v0 30: 1 arcs of 8, 8 in Xen, 0 unfinished
            d1v1 10: 1 arcs of 3, 3 in Xen, 0 unfinished
            d1v1 48: 1 arcs of 7, 7 in Xen, 0 unfinished\
            """, Outcome.of(trace).exits());
    }
}
