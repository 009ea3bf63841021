package io.xenscope.analyze;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.sched.KeptVcpus;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.DamagedBytes;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** Whose time went where, when nothing is missing but what lies before and behind the capture. */
class ScheduleTest {
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(2).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void aVcpuWakesRunsAndBlocksOnOnePcpu() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .at(150)
                .wake(A)
                .at(160)
                .idleTo(A)
                .at(190)
                .blocksToIdle();
        trace.pcpu(0)
                .at(200)
                .wake(A)
                .at(230)
                .idleTo(A)
                .at(300)
                .blocksToIdle()
                .at(340)
                .wake(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 100/2^70 runnable 40/2^30 blocked 100/2^40~1 wake 40/2^30", outcome.vcpus());
        assertEquals("d32767v0 running 140/2^60~1 runnable 100/2^70 preempt 100/2^70", outcome.idle());
        assertEquals("p0 busy 100 idle 140", outcome.pcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void waitsAfterAWakeAreToldFromWaitsAfterPreemption() {
        trace.pcpu(0).at(0).runs(A).at(10).wake(B).at(30).switchTo(Runstate.RUNNABLE, B);
        trace.pcpu(0)
                .at(70)
                .switchTo(Runstate.BLOCKED, A)
                .at(75)
                .unpauses(B)
                .at(100)
                .switchTo(Runstate.OFFLINE, B);
        Outcome outcome = Outcome.of(trace);
        // B's last record before 75 said that it blocked; at 75 it was offline: the change between is missing.
        assertEquals("""
                d1v0 running 60/2^30 runnable 40/1^40 preempt 40/1^40
                d2v0 running 40/1^40 runnable 45/2^25 blocked 10/0~1 unknown 5/0~1 wake 45/2^25\
                """, outcome.vcpus());
        assertEquals("p0 busy 100", outcome.pcpus());
        assertEquals("MISSED_TRANSITION 1", outcome.problems());
    }

    @Test
    void aVcpuThatChangesPcpuIsFollowed() {
        trace.pcpu(0).at(0).runs(A);
        trace.pcpu(1).at(0).runs(idle(1));
        trace.pcpu(0).at(40).preempted(A).runs(idle(0));
        trace.pcpu(1).at(45).idleTo(A).at(60).preempted(A).runs(idle(1));
        trace.pcpu(1).at(62).idleTo(A).at(80).blocksToIdle();
        trace.pcpu(0).at(90).wake(A).at(95).idleTo(A).at(100).blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals(
                "d1v0 running 78/4^40 runnable 12/3^5 blocked 10/1^10 wake 5/1^5 preempt 7/2^5 migrations 2",
                outcome.vcpus());
        assertEquals("p0 busy 45 idle 55\np1 busy 33 idle 67", outcome.pcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void wakesAreTakenFromWhateverPcpuRecordsThem() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .blocksToIdle()
                .at(30)
                .idleTo(A)
                .at(40)
                .blocksToIdle();
        trace.pcpu(7).at(5).runs(idle(7)).at(20).wake(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 20/2^10 runnable 10/1^10 blocked 10/1^10 wake 10/1^10", outcome.vcpus());
        assertEquals("p0 busy 20 idle 20\np7 idle 35 unknown 5", outcome.pcpus());
    }

    @Test
    void whatTheFirstRecordLeavesWasSoFromTheBegin() {
        trace.pcpu(0).at(0).runs(idle(0));
        trace.pcpu(1).at(30).switchTo(A, Runstate.BLOCKED, idle(1));
        trace.pcpu(0)
                .at(50)
                .pausesBlocked(B)
                .at(70)
                .runstate(d(3).v(1), Runstate.OFFLINE, Runstate.RUNNABLE)
                .at(100)
                .wakes(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("""
                d1v0 running 30/0~1 blocked 70/1^70
                d2v0 blocked 50/0~1 offline 50/0~1
                d3v1 runnable 30/0~1 offline 70/0~1 wake 30/0~1\
                """, outcome.vcpus());
        assertEquals("p0 idle 100\np1 busy 30 idle 70", outcome.pcpus());
    }

    @Test
    void whoRunsAtTheLastRecordRunsToTheEnd() {
        trace.pcpu(0).at(0).runs(A);
        trace.pcpu(1).at(0).runs(idle(1)).at(20).continues(idle(1)).at(100).wake(B);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 100/0~1\nd2v0 blocked 100/0~1", outcome.vcpus());
        assertEquals("p0 busy 100\np1 idle 100", outcome.pcpus());
    }

    @Test
    void whoRunsAtTheLastRecordOfATornFileMayHaveStopped() {
        trace.pcpu(0).at(0).runs(A).at(60).continues(A);
        trace.pcpu(1).at(0).runs(idle(1)).at(100).wake(B).at(120).wake(d(3).v(0));
        byte[] bytes = trace.bytes();
        Outcome outcome = Outcome.of(DamagedBytes.cut(bytes, bytes.length - 4), 1);
        assertEquals(
                "d1v0 running 60/0~1 unknown 60/0~1\nd2v0 runnable 20/0~1 blocked 100/0~1 wake 20/0~1",
                outcome.vcpus());
        assertEquals("p0 busy 60 unknown 60\np1 idle 120", outcome.pcpus());
        assertEquals("TRUNCATED_WINDOW 1 TORN_RECORD 1", outcome.problems());
    }

    @Test
    void aPcpuOnWhichNothingIsScheduledIsUnknown() {
        trace.pcpu(0).at(0).runs(A).at(100).preempted(A);
        trace.pcpu(1).at(10).wake(B);
        Outcome outcome = Outcome.of(trace);
        assertEquals("p0 busy 100\np1 unknown 100", outcome.pcpus());
    }

    @Test
    void aPcpuWhoseRecordsBeginLateDoesNotContradictEarlierWakes() {
        trace.pcpu(0).at(0).runs(idle(0)).at(10).wake(A).at(100).wake(B);
        trace.pcpu(1).at(40).wake(d(3).v(0)).at(60).blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("""
                d1v0 running 20/0~1 blocked 50/0~2 unknown 30/0~1
                d2v0 blocked 100/0~1
                d3v0 runnable 60/0~1 blocked 40/0~1 wake 60/0~1\
                """, outcome.vcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void whoIsSwitchedOutWhereAnotherRanContradicts() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(40)
                .blocks(B)
                .runs(idle(0))
                .at(50)
                .wake(A)
                .at(100)
                .wake(B);
        Outcome outcome = Outcome.of(trace);
        assertEquals("""
                d1v0 running 40/0~1 runnable 50/0~1 unknown 10/0~1 wake 50/0~1
                d2v0 running 40/0~1 blocked 60/1^60\
                """, outcome.vcpus());
        assertEquals("p0 busy 40 idle 60", outcome.pcpus());
        assertEquals("SCHEDULE_CONTRADICTION 1", outcome.problems());
    }

    @Test
    void whoGoesOnRunningWhereAnotherRanIsBelieved() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(40)
                .continues(B)
                .at(70)
                .blocks(B)
                .runs(idle(0))
                .at(100)
                .continues(idle(0));
        Outcome outcome = Outcome.of(trace);
        assertEquals("""
                d1v0 running 40/0~1 unknown 60/0~1
                d2v0 running 30/0~1 blocked 30/0~1 unknown 40/0~1\
                """, outcome.vcpus());
        assertEquals("p0 busy 70 idle 30", outcome.pcpus());
        assertEquals("SCHEDULE_CONTRADICTION 1", outcome.problems());
    }

    @Test
    void aMissedTransitionMakesTheTimeSinceUnknown() {
        trace.pcpu(0)
                .at(0)
                .runs(idle(0))
                .at(10)
                .wake(A)
                .at(30)
                .wake(A)
                .at(50)
                .idleTo(A)
                .at(60)
                .blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals(
                "d1v0 running 10/1^10 runnable 20/1^20 blocked 10/0~1 unknown 20/0~1 wake 20/1^20", outcome.vcpus());
        assertEquals("MISSED_TRANSITION 1", outcome.problems());
    }

    @Test
    void anEmptyFileHasNothing() {
        assertEquals("\n\n\n\n", Outcome.of(new byte[0], 2).toString());
    }

    @Test
    void asManyVcpusAsAreKeptAreToldApart() {
        int most = KeptVcpus.MOST;
        for (int i = 0; i < most; i++) {
            trace.pcpu(0).at(i).wakes(d(1 + i / 1000).v(i % 1000));
        }
        Outcome outcome = Outcome.of(trace);
        assertEquals(most, outcome.analysis().vcpus().size());
        assertEquals(
                "d1v0 runnable 32767/0~1 wake 32767/0~1",
                outcome.vcpus().lines().findFirst().orElseThrow());
        assertEquals(
                "d33v766 runnable 1/0~1 blocked 32766/0~1 wake 1/0~1",
                outcome.vcpus().lines().skip(most - 2).findFirst().orElseThrow());
    }
}
