package io.xenscope.analyze;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.sched.LossKind;
import io.xenscope.analyze.sched.Silence;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranges in which no pcpu recorded anything: what the machine's own words after them make of them. TSCs run at 1 GHz. */
class SilenceTest {
    private static final long MS = 1_000_000;
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(2).v(0);
    private static final VcpuName C = d(3).v(0);

    private final TraceMaker trace = new TraceMaker(1_000_000_000);

    /**
     * Up to 21 ms, A runs for half of each millisecond on pcpu 0, and B on pcpu 1; A once more from 20 ms on, while C is blocked since
     * 2 ms.
     */
    private void before() {
        for (int i = 0; i < 20; i++) {
            trace.pcpu(0).at(i * MS).wake(A).idleTo(A).after(MS / 2).blocksToIdle();
            trace.pcpu(1).at(i * MS + MS / 4).wake(B).idleTo(B).after(MS / 2).blocksToIdle();
        }
        trace.pcpu(2).at(MS).wake(C).idleTo(C).after(MS).blocksToIdle();
        trace.pcpu(0).at(20 * MS).wake(A).idleTo(A);
        trace.pcpu(1).at(20 * MS).wake(B).idleTo(B).after(MS).blocksToIdle();
    }

    private PcpuTrace leaves(int pcpu, VcpuName vcpu, long ranNanos) {
        return trace.pcpu(pcpu)
                .infPrev(vcpu, (int) ranNanos)
                .infNext(idle(pcpu), 0, -1)
                .switchRecord(vcpu, idle(pcpu))
                .blocks(vcpu)
                .runs(idle(pcpu));
    }

    private PcpuTrace enters(int pcpu, VcpuName vcpu, long idleNanos) {
        return trace.pcpu(pcpu)
                .infPrev(idle(pcpu), (int) idleNanos)
                .infNext(vcpu, 0, -1)
                .switchRecord(idle(pcpu), vcpu)
                .preempted(idle(pcpu))
                .runs(vcpu);
    }

    private List<Silence> silences(Outcome outcome) {
        return outcome.analysis().losses().silences();
    }

    @Test
    void timeIsLostWhereVcpusRanForLessThanItAndDifferently() {
        before();
        trace.pcpu(1).at(999 * MS).wake(B);
        enters(1, B, 300 * MS).after(MS);
        leaves(1, B, MS);
        trace.pcpu(0).at(1001 * MS);
        leaves(0, A, 700 * MS).after(2 * MS).wake(C);
        Outcome outcome = Outcome.of(trace);

        assertEquals(List.of(new Silence(21 * MS, 999 * MS, LossKind.UNRECORDED)), silences(outcome));
        assertEquals("""
                d1v0 running 13000000/20^500000~2 runnable 0/21^0 blocked 12000000/20^500000~1 lost 978000000/0~1 wake 0/21^0
                d2v0 running 12000000/22^1000000 runnable 0/22^0 blocked 13000000/20^500000~2 lost 978000000/0~1 wake 0/22^0
                d3v0 running 1000000/1^1000000 runnable 0/1^0 blocked 24000000/0~3 lost 978000000/0~1 wake 0/1^0""", outcome.vcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void allTscsJumpedWhereXensClockCountedAsLittleOnAllPcpus() {
        before();
        trace.pcpu(1).at(999 * MS).wake(B);
        enters(1, B, 0).after(MS);
        leaves(1, B, MS);
        trace.pcpu(0).at(1001 * MS);
        leaves(0, A, 3 * MS);

        assertEquals(List.of(new Silence(21 * MS, 999 * MS, LossKind.TSC_JUMP)), silences(Outcome.of(trace)));
    }

    @Test
    void otherVcpusThanThoseThatRanAreEnoughOnTwoPcpus() {
        before();
        trace.pcpu(0).at(999 * MS);
        leaves(0, B, 979 * MS);
        trace.pcpu(1).at(1001 * MS);
        leaves(1, A, 979 * MS);

        assertEquals(List.of(new Silence(21 * MS, 999 * MS, LossKind.UNRECORDED)), silences(Outcome.of(trace)));
    }

    /** Records of that one are missing, or its clock was changed. */
    @Test
    void onePcpuIsNotBelievedWhereAnotherRanThroughout() {
        before();
        trace.pcpu(0).at(999 * MS);
        leaves(0, B, 979 * MS);
        trace.pcpu(1).at(1001 * MS).wake(B).idleTo(B).after(MS).blocksToIdle();

        assertEquals(List.of(), silences(Outcome.of(trace)));
    }

    /** What pcpu 1 recorded behind its gap was read before what pcpu 0 recorded in front of its own: its clock is ahead. */
    @Test
    void clocksThatAreApartMakeNoSilence() {
        before();
        trace.sweep();
        trace.pcpu(1).at(999 * MS);
        leaves(1, A, 979 * MS);
        trace.sweep();
        trace.pcpu(0).at(21 * MS).record(0x201001, 1);
        trace.sweep();
        trace.pcpu(0).at(999 * MS);
        leaves(0, B, 979 * MS);

        assertEquals(List.of(), silences(Outcome.of(trace)));
    }

    @Test
    void nothingIsMissingWhereVcpusRanThroughout() {
        before();
        trace.pcpu(1).at(999 * MS).wake(B).idleTo(B).after(MS).blocksToIdle();
        trace.pcpu(0).at(1001 * MS).blocksToIdle();
        Outcome outcome = Outcome.of(trace);

        assertEquals(List.of(), silences(outcome));
        assertEquals(0, outcome.analysis().unjudgedSilence());
        assertEquals(
                "p0 busy 991000000 idle 10000000\np1 busy 12000000 idle 989000000\np2 busy 1000000 idle 1000000000",
                outcome.pcpus());
    }

    @Test
    void runstatesThatDoNotFitAreEnoughWithoutRunTimes() {
        trace.pcpu(0).at(0).runs(A).after(MS).blocks(A).runs(B);
        trace.pcpu(0).at(500 * MS).blocks(A).runs(idle(0));

        assertEquals(List.of(new Silence(MS, 500 * MS, LossKind.UNRECORDED)), silences(Outcome.of(trace)));
    }

    @Test
    void aCaptureWithoutSchedulerRecordsIsNotJudged() {
        trace.pcpu(0).at(0).vmexit(1, 0).after(MS).vmentry().after(500 * MS).vmexit(1, 0);
        Outcome outcome = Outcome.of(trace);

        assertEquals(List.of(), silences(outcome));
        assertEquals(500 * MS, outcome.analysis().unjudgedSilence());
    }
}
