package io.xenscope.analyze.walk;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Outcome;
import io.xenscope.clock.evidence.WindowTimes;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** TSCs that cannot be taken as they are. */
class PcpuTimeTest {
    private static final long FAR = 1L << 44;
    private static final VcpuName A = d(1).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void aSmallStepBackStandsStill() {
        trace.pcpu(0)
                .at(1000)
                .runs(A)
                .at(2000)
                .continues(A)
                .steppingBack()
                .at(1900)
                .preempted(A)
                .runs(idle(0));
        trace.pcpu(0).at(2500).idleTo(A).at(3000).continues(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 1500/1^1000~1 runnable 500/1^500 preempt 500/1^500", outcome.vcpus());
        assertEquals("TSC_STEP_BACK 2", outcome.problems());
    }

    /** A step back of half a millisecond, behind which several records lie before the time reached. */
    @Test
    void aSmallerStepBackThatLastsIsANewClock() {
        trace.pcpu(0).at(3_000_000).runs(A).at(4_000_000).continues(A).steppingBack();
        trace.pcpu(0)
                .at(3_200_000)
                .continues(A)
                .at(3_300_000)
                .continues(A)
                .at(9_000_000)
                .blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 6800000/0~2 unknown 1/0~1", outcome.vcpus());
        assertEquals("TSC_STEP_BACK 1", outcome.problems());
    }

    @Test
    void timeGoesOnWhereAClockIsSetAnew() {
        trace.pcpu(0)
                .at(FAR)
                .runs(A)
                .at(FAR + 100)
                .continues(A)
                .steppingBack()
                .at(50)
                .continues(A)
                .at(90)
                .blocksToIdle();
        trace.pcpu(0).at(95).lost(2, idle(0), 92);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 140/0~2 blocked 5/0~1 unknown 1/0~1", outcome.vcpus());
        assertEquals("p0 busy 140 idle 2 lost 3 unknown 1 records lost 2", outcome.pcpus());
        assertEquals("TSC_STEP_BACK 1", outcome.problems());
    }

    @Test
    void whoIsSwitchedOutBehindAResetRanSinceThen() {
        trace.pcpu(0)
                .at(FAR)
                .runs(A)
                .at(FAR + 100)
                .continues(A)
                .steppingBack()
                .at(50)
                .blocks(A)
                .at(90)
                .wake(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 100/0~1 blocked 40/1^40 unknown 1/0~1", outcome.vcpus());
        assertEquals("TSC_STEP_BACK 1", outcome.problems());
    }

    @Test
    void timesThatNoHostCanReachAreNotBelievedHoweverMany() {
        trace.pcpu(0)
                .at(100)
                .runs(A)
                .at(150)
                .continues(A)
                .at(Long.MAX_VALUE - 40)
                .continues(A)
                .at(Long.MAX_VALUE - 20)
                .continues(A)
                .steppingBack()
                .at(200)
                .blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("p0 busy 100", outcome.pcpus());
        assertEquals("BAD_TSC 2", outcome.problems());
    }

    @Test
    void windowsWhoseTimesWereNoneAreForgotten() {
        trace.pcpu(0).at(1L << 50).continues(A).window();
        trace.pcpu(0).steppingBack().at(100).continues(A).at(140).continues(A);
        Walker walker = new Walker(trace.capture());
        walker.walk(pcpu -> true);
        WindowTimes windows = walker.pcpus()[0].windows();
        assertEquals("1 100 140", windows.count() + " " + windows.first(0) + " " + windows.last(0));
    }

    @Test
    void aSingleFarTscIsNotBelieved() {
        trace.pcpu(0)
                .at(100)
                .runs(A)
                .at(1L << 60)
                .continues(A)
                .steppingBack()
                .at(200)
                .blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 100/1^100", outcome.vcpus());
        assertEquals("BAD_TSC 1", outcome.problems());
    }

    @Test
    void aSingleTscOfZeroIsNotBelieved() {
        assertSingleZeroIsNotBelieved(FAR);
    }

    @Test
    void aSingleTscOfZeroIsNotBelievedOnAHostThatIsUpForMinutesOnly() {
        assertSingleZeroIsNotBelieved(1L << 39);
    }

    private void assertSingleZeroIsNotBelieved(long up) {
        trace.pcpu(0)
                .at(up)
                .runs(A)
                .steppingBack()
                .at(0)
                .continues(A)
                .at(up + 70)
                .blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 70/1^70", outcome.vcpus());
        assertEquals("BAD_TSC 1", outcome.problems());
    }

    @Test
    void twoTscsOfZeroDoNotBearEachOtherOutWhereTimeWentOnBetweenThem() {
        trace.pcpu(0)
                .at(FAR)
                .runs(A)
                .steppingBack()
                .at(0)
                .continues(A)
                .at(FAR + 70)
                .continues(A)
                .steppingBack()
                .at(0)
                .continues(A)
                .at(FAR + 90)
                .blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 90/1^90", outcome.vcpus());
        assertEquals("BAD_TSC 2", outcome.problems());
    }

    @Test
    void aFirstTscFarFromAllOthersIsForgottenWithItsRecord() {
        trace.pcpu(0)
                .at(1L << 60)
                .runs(A)
                .steppingBack()
                .at(100)
                .continues(A)
                .at(150)
                .blocksToIdle()
                .at(160)
                .wake(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 50/0~1 blocked 10/1^10", outcome.vcpus());
        assertEquals("p0 busy 50 idle 10", outcome.pcpus());
        assertEquals("BAD_TSC 1", outcome.problems());
        assertEquals(100, outcome.analysis().extent().beginTicks());
    }

    @Test
    void aFirstTscOfZeroIsForgottenWithItsRecord() {
        trace.pcpu(0)
                .at(0)
                .vmexit(10, 1)
                .at(FAR)
                .runs(A)
                .at(FAR + 3)
                .vmentry()
                .at(FAR + 50)
                .blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 50/1^50", outcome.vcpus());
        assertEquals("d?v? 10: 0 arcs of 0, 0 in Xen, 1 unfinished", outcome.exits());
        assertEquals("BAD_TSC 1", outcome.problems());
    }

    @Test
    void aWakeAfterHoursOfSilenceHasItsOwnTime() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .at(101)
                .continues(idle(0))
                .at(FAR)
                .wake(A)
                .injVirq(1)
                .at(FAR + 5)
                .idleTo(A)
                .at(FAR + 20)
                .blocksToIdle();
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 15/1^15 runnable 5/1^5 blocked " + (FAR - 100) + "/0~1 wake 5/1^5", outcome.vcpus());
        assertEquals("TSC_JUMP 1", outcome.problems());
    }

    @Test
    void afterHoursOfSilenceTheLastRecordOfAWindowIsDoubtedUntilTheNext() {
        trace.pcpu(0)
                .at(100)
                .runs(idle(0))
                .at(101)
                .continues(idle(0))
                .at(FAR)
                .continues(idle(0))
                .window()
                .at(FAR + 5)
                .wake(A)
                .at(FAR + 9)
                .idleTo(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 runnable 4/1^4 blocked " + (FAR - 95) + "/0~1 wake 4/1^4", outcome.vcpus());
        assertEquals("TSC_JUMP 1 BAD_TSC 1", outcome.problems());
    }
}
