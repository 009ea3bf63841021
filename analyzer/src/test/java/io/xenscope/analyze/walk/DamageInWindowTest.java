package io.xenscope.analyze.walk;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Outcome;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** Bytes that are no records, and what is known behind them. */
class DamageInWindowTest {
    private static final VcpuName A = d(1).v(0);
    private static final byte[] HEADER = {3, (byte) 0xf0, 1, 0x20, 5, 0, 0, 0, 0, 1, 0, 0};
    private static final byte[] TORN = {2, (byte) 0x80, 2, (byte) 0xf0, 1, 2, 3, 4};

    private final TraceMaker trace = new TraceMaker();

    @Test
    void aHoleOfZerosMakesTheTimeUnknown() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .continues(A)
                .raw(new byte[64])
                .at(60)
                .continues(A)
                .at(100)
                .blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 50/0~2 unknown 50/0~1", outcome.vcpus());
        assertEquals("p0 busy 50 unknown 50", outcome.pcpus());
        assertEquals("ZERO_FILL 1 UNKNOWN_EVENT 1", outcome.problems());
        assertEquals(60, outcome.analysis().problems().bytesSkipped());
    }

    @Test
    void aFewZerosAreRecordsOfNoMeaning() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .continues(A)
                .raw(new byte[60])
                .at(60)
                .continues(A)
                .at(100)
                .blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 100/1^100", outcome.vcpus());
        assertEquals("UNKNOWN_EVENT 15", outcome.problems());
    }

    @Test
    void recordsGoOnBehindAStrayHeader() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .continues(A)
                .raw(HEADER)
                .at(60)
                .continues(A)
                .window();
        trace.pcpu(0).at(80).continues(A).at(100).blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 50/0~2 unknown 50/0~1", outcome.vcpus());
        assertEquals("STRAY_HEADER 1", outcome.problems());
        assertEquals(0, outcome.analysis().problems().bytesSkipped());
    }

    @Test
    void behindAStrayHeaderWhatIsNoRecordIsLeftOut() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .continues(A)
                .raw(HEADER)
                .raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
                .at(60)
                .continues(A)
                .window();
        trace.pcpu(0).at(80).continues(A).at(100).blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 50/0~2 unknown 50/0~1", outcome.vcpus());
        assertEquals("STRAY_HEADER 1", outcome.problems());
        assertEquals(12, outcome.analysis().problems().bytesSkipped());
    }

    @Test
    void aTornRecordEndsItsWindow() {
        trace.pcpu(0).at(0).runs(A).at(10).continues(A).raw(TORN).window();
        trace.pcpu(0).at(80).continues(A).at(100).blocks(A);
        Outcome outcome = Outcome.of(trace);
        assertEquals("d1v0 running 30/0~2 unknown 70/0~1", outcome.vcpus());
        assertEquals("TORN_RECORD 1", outcome.problems());
        assertEquals(8, outcome.analysis().problems().bytesSkipped());
    }

    @Test
    void bytesBetweenWindowsMakeAllPcpusUnknown() {
        trace.pcpu(0).at(0).runs(A).at(10).continues(A);
        trace.pcpu(1).at(0).runs(idle(1)).at(30).continues(idle(1));
        trace.junk(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        trace.pcpu(0).at(80).continues(A).at(100).blocks(A);
        trace.pcpu(1).at(90).switchTo(idle(1), Runstate.RUNNABLE, d(2).v(0));
        trace.pcpu(2).at(90).continues(d(3).v(0));
        Outcome outcome = Outcome.of(trace);
        assertEquals("""
                d1v0 running 30/0~2 unknown 70/0~1
                d2v0 runnable 90/0~1 unknown 10/0~1 other 90/0~1
                d3v0 unknown 100/0~2\
                """, outcome.vcpus());
        assertEquals("p0 busy 30 unknown 70\np1 idle 30 unknown 70\np2 unknown 100", outcome.pcpus());
        assertEquals("LOST_SYNC 1", outcome.problems());
    }

    @Test
    void aVmExitDoesNotReachAcrossAHoleEvenWhereNobodyIsKnownToRun() {
        trace.pcpu(0)
                .at(0)
                .vmexit(10, 1)
                .raw(new byte[64])
                .at(60)
                .vmentry()
                .at(70)
                .vmexit(12, 1)
                .at(73)
                .vmentry();
        assertEquals(
                "d?v? 10: 0 arcs of 0, 0 in Xen, 1 unfinished\nd?v? 12: 1 arcs of 3, 3 in Xen, 0 unfinished",
                Outcome.of(trace).exits());
    }

    @Test
    void recordsOfAPcpuWithoutAnyTimeAreNobodys() {
        trace.pcpu(0).injVirq(0x30).recordWithoutTsc(0x21101, 1 << 16).injVirq(0x31);
        Outcome outcome = Outcome.of(trace);
        assertEquals("", outcome.pcpus());
        assertEquals("", outcome.vcpus());
        assertEquals(2, outcome.analysis().vcpus().get(0).injections().sum());
    }

    @Test
    void aSwitchBeforeTheFirstTimeIsForgotten() {
        trace.pcpu(0)
                .recordWithoutTsc(0x21101, 1 << 16)
                .at(1000)
                .continues(A)
                .at(1040)
                .blocks(A);
        assertEquals("p0 busy 40", Outcome.of(trace).pcpus());
    }
}
