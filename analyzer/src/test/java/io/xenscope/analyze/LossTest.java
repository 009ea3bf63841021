package io.xenscope.analyze;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** Records that Xen dropped, and what is still known. */
class LossTest {
    private static final int LOST = 0x1f001;
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(2).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void whoRunsBeforeAndAfterIsLostInBetween() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(40)
                .lost(9, A, 20)
                .at(60)
                .blocksToIdle()
                .at(100)
                .wake(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 40/0~2 blocked 40/1^40 lost 20/0~1", outcome.vcpus());
        assertEquals("p0 busy 40 idle 40 lost 20 records lost 9", outcome.pcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void whoRanBeforeIsLostUntilItIsMetAgain() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(30)
                .lost(3, B, 10)
                .at(50)
                .blocks(B)
                .runs(idle(0))
                .at(100)
                .wake(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals(
                "d1v0 running 10/0~1 lost 90/0~1\nd2v0 running 20/0~1 blocked 50/0~1 lost 30/0~1", outcome.vcpus());
        assertEquals("p0 busy 30 idle 50 lost 20 records lost 3", outcome.pcpus());
    }

    @Test
    void theIdleVcpuMaySurvive() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(30)
                .lost(1, idle(0), 10)
                .at(50)
                .wake(A)
                .at(60)
                .idleTo(A)
                .at(100)
                .blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 50/1^40~1 runnable 10/1^10 lost 40/0~1 wake 10/1^10", outcome.vcpus());
        assertEquals("p0 busy 50 idle 30 lost 20 records lost 1", outcome.pcpus());
    }

    @Test
    void othersKeepTheirStateWhereTheRecordsAgree() {
        trace.pcpu(0).at(0).runs(A).at(10).switchTo(A, Runstate.BLOCKED, B);
        trace.pcpu(1)
                .at(0)
                .runs(idle(1))
                .at(60)
                .lost(7, idle(1), 20)
                .at(80)
                .wake(A)
                .at(100)
                .idleTo(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals(
                "d1v0 running 10/1^10 runnable 20/1^20 blocked 70/0~1 wake 20/1^20 migrations 1\n"
                        + "d2v0 running 90/0~1 runnable 10/0~1 other 10/0~1",
                outcome.vcpus());
        assertEquals("p0 busy 100\np1 idle 60 lost 40 records lost 7", outcome.pcpus());
    }

    @Test
    void othersAreLostWhereTheRecordsDisagree() {
        trace.pcpu(0).at(0).runs(A).at(10).blocks(A).runs(idle(0));
        trace.pcpu(1).at(0).runs(idle(1)).at(60).lost(7, idle(1), 20);
        trace.pcpu(0).at(80).idleTo(A).at(100).blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 30/2^20 lost 70/0~1", outcome.vcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void whoRunsElsewhereIsNotTouched() {
        trace.pcpu(0).at(0).runs(A);
        trace.pcpu(1).at(0).runs(B).at(60).lost(7, B, 20).at(80).wake(d(3).v(0));
        trace.pcpu(0).at(100).blocksToIdle();
        assertEquals("""
                d1v0 running 100/1^100
                d2v0 running 60/0~2 lost 40/0~1
                d3v0 runnable 20/0~1 blocked 80/0~1 wake 20/0~1""", Outcome.of(trace).vcpus());
    }

    @Test
    void aCaptureMayBeginWithALoss() {
        trace.pcpu(0)
                .at(40)
                .lost(5, A, 10)
                .at(60)
                .switchTo(A, Runstate.BLOCKED, idle(0))
                .at(100)
                .wake(A);
        trace.pcpu(1).at(20).runs(idle(1));
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 20/0~1 blocked 40/1^40 lost 20/0~1", outcome.vcpus());
        assertEquals("p0 busy 20 idle 40 lost 20 records lost 5\np1 idle 80", outcome.pcpus());
        assertEquals("", outcome.problems());
        assertEquals(20, outcome.analysis().extent().beginTicks());
    }

    @Test
    void aLossBeforeTheFirstRecordOfAllIsNoPartOfTheCapture() {
        long now = 1L << 50;
        trace.pcpu(0).at(now).lost(5, A, 7).at(now + 60).blocks(A).runs(idle(0));
        Outcome outcome = Outcome.of(trace);
        assertEquals("p0 busy 60 records lost 5", outcome.pcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void onlyTheFirstRecordCanTellOfALossBeforeIt() {
        trace.pcpu(0)
                .at(40)
                .lost(5, A, 10)
                .raw(new byte[64])
                .lost(6, A, 20)
                .at(100)
                .blocks(A);
        trace.pcpu(1).at(0).runs(idle(1));
        Outcome outcome = Outcome.of(trace);
        assertEquals("p0 busy 60 lost 30 unknown 10 records lost 11\np1 unknown 100", outcome.pcpus());
        assertEquals("ZERO_FILL 1 UNKNOWN_EVENT 1 LOSS_OUT_OF_ORDER 1", outcome.problems());
    }

    @Test
    void whoRanAtTheHeadWasNotLostThere() {
        trace.pcpu(0)
                .at(40)
                .continues(A)
                .raw(new byte[64])
                .lost(6, A, 20)
                .at(100)
                .blocks(A);
        trace.pcpu(1).at(0).runs(idle(1));
        assertEquals(
                "p0 busy 100 records lost 6\np1 unknown 100", Outcome.of(trace).pcpus());
    }

    @Test
    void aLossCannotBeginBeforeTheRecordInFrontOfIt() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(50)
                .continues(A)
                .at(60)
                .lost(3, A, 20)
                .at(100)
                .blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 90/0~2 lost 10/0~1", outcome.vcpus());
        assertEquals("p0 busy 90 lost 10 records lost 3", outcome.pcpus());
        assertEquals("LOSS_OUT_OF_ORDER 1", outcome.problems());
    }

    @Test
    void aLossCannotBeginAfterItsEnd() {
        trace.pcpu(0).at(0).runs(A).at(60).lost(3, A, 70).at(100).blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 100/0~2", outcome.vcpus());
        assertEquals("LOSS_OUT_OF_ORDER 1", outcome.problems());
    }

    @Test
    void aLossRecordThatSaysTooLittleEndsWhatWasKnownBeforeIt() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(30)
                .continues(A)
                .at(40)
                .record(LOST, 5, 0, 0)
                .at(60)
                .continues(A);
        trace.pcpu(0).at(100).blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 70/0~2 unknown 30/0~1", outcome.vcpus());
        assertEquals("p0 busy 70 unknown 30", outcome.pcpus());
        assertEquals("BAD_LOST_RECORD 1", outcome.problems());
    }

    @Test
    void aLossRecordOfXen33SaysOnlyHowMany() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(30)
                .continues(A)
                .recordWithoutTsc(LOST, 5)
                .at(100)
                .blocks(A);
        Outcome outcome = Outcome.of(trace);
        // A ran since the first record behind the loss, which is the one that says that it stopped.
        assertEquals("d1v0 running 30/0~1 unknown 70/0~1", outcome.vcpus());
        assertEquals("BAD_LOST_RECORD 1", outcome.problems());
    }

    @Test
    void aVcpuAtTheTailOfOnePcpuMaySurviveALossOnAnother() {
        trace.pcpu(0).at(0).runs(A).at(20).continues(A);
        trace.pcpu(1)
                .at(0)
                .runs(idle(1))
                .at(60)
                .lost(7, A, 30)
                .at(100)
                .blocks(A)
                .runs(idle(1));
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 60/0~2 lost 40/0~1 migrations 1", outcome.vcpus());
    }
}
