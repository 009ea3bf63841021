package io.xenscope.analyze.walk;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Outcome;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** The schedule of captures that have switches, wakes and blocks, but no runstate records. */
class SwitchesTest {
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(2).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void whoIsSwitchedOutAfterItsBlockIsBlockedUntilItsWake() {
        trace.pcpu(0)
                .at(100)
                .switchRecord(idle(0), A)
                .at(140)
                .blockRecord(A)
                .at(150)
                .switchRecord(A, idle(0))
                .at(200)
                .wakeRecord(A)
                .at(230)
                .switchRecord(idle(0), A)
                .at(300)
                .blockRecord(A)
                .switchRecord(A, idle(0));
        Outcome outcome = Outcome.of(trace);

        assertEquals("d1v0 running 120/2^70 runnable 30/1^30 blocked 50/1^50 wake 30/1^30", outcome.vcpus());
        assertEquals("p0 busy 120 idle 80", outcome.pcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void whoIsSwitchedOutWithoutABlockWaits() {
        trace.pcpu(0)
                .at(100)
                .switchRecord(idle(0), A)
                .at(140)
                .wakeRecord(B)
                .at(150)
                .switchRecord(A, B)
                .at(180)
                .blockRecord(B)
                .switchRecord(B, A)
                .at(200)
                .infCont(A, 20, 30)
                .at(220)
                .switchRecord(A, idle(0));
        Outcome outcome = Outcome.of(trace);

        assertEquals(
                "d1v0 running 90/2^50 runnable 30/1^30 preempt 30/1^30\n"
                        + "d2v0 running 30/1^30 runnable 10/1^10 blocked 80/0~2 wake 10/1^10",
                outcome.vcpus());
        assertEquals("p0 busy 120", outcome.pcpus());
    }

    @Test
    void whoIsWokenAfterItWasSwitchedOutWithoutABlockHadPolled() {
        trace.pcpu(0).at(100).switchRecord(idle(0), A).at(200).switchRecord(A, idle(0));
        trace.pcpu(1).at(150).wakeRecord(A).at(250).wakeRecord(A).at(300).switchRecord(idle(1), A);
        Outcome outcome = Outcome.of(trace);

        assertEquals(
                "d1v0 running 100/1^100 runnable 50/1^50 blocked 50/1^50 wake 50/1^50 migrations 1", outcome.vcpus());
        assertEquals("", outcome.problems());
    }

    @Test
    void whoSleepsIsOfflineUntilItIsWoken() {
        trace.pcpu(0)
                .at(100)
                .switchRecord(idle(0), A)
                .at(120)
                .blockRecord(A)
                .switchRecord(A, idle(0))
                .at(150)
                .sleepRecord(A)
                .at(200)
                .wakeRecord(A)
                .switchRecord(idle(0), A);
        assertEquals(
                "d1v0 running 20/1^20 runnable 0/1^0 blocked 30/1^30 offline 50/1^50 wake 0/1^0",
                Outcome.of(trace).vcpus());
    }
}
