package io.xenscope.analyze;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import org.junit.jupiter.api.Test;

/** What the reason of an exit is, and which vendor it belongs to. */
class ExitReasonTest {
    private static final int CPUID = 10;
    private static final int NESTED_ENTRY = 0x81401;
    private static final int NESTED_EXIT = 0x81502;
    private static final VcpuName A = d(1).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void exitsOfNestedGuestsAreApart() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(1)
                .vmentry()
                .at(10)
                .vmexit(CPUID, 1)
                .at(12)
                .vmentry();
        trace.pcpu(0).at(20).record(NESTED_EXIT, CPUID, 5, 0).at(27).record(NESTED_ENTRY);
        Outcome outcome = Outcome.of(trace);
        int nested = CPUID | ExitReason.NESTED;
        assertEquals(
                "d1v0 10: 1 arcs of 2, 2 in Xen, 0 unfinished\nd1v0 " + nested
                        + ": 1 arcs of 7, 7 in Xen, 0 unfinished",
                outcome.exits());
        assertEquals(CPUID, ExitReason.code(nested));
    }

    @Test
    void intelIsToldFromAmd() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .vmexit(77, 1)
                .interrupted(0xfa)
                .at(12)
                .vmentry();
        assertFalse(Outcome.of(trace).analysis().isSvm());
    }

    @Test
    void amdIsToldByItsExitCodes() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .vmexit(0x78, 1)
                .at(12)
                .vmentry()
                .at(20)
                .vmexit(-1, 1);
        Outcome outcome = Outcome.of(trace);
        assertTrue(outcome.analysis().isSvm());
        assertEquals(
                "d1v0 120: 1 arcs of 2, 2 in Xen, 0 unfinished\nd1v0 " + ExitReason.INVALID
                        + ": 0 arcs of 0, 0 in Xen, 1 unfinished",
                outcome.exits());
    }

    @Test
    void amdIsToldByItsOwnExitEvent() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .svmExit(0x40, 1)
                .at(12)
                .vmentry()
                .at(20)
                .svmExit32(0x400, 1)
                .at(23)
                .vmentry();
        Outcome outcome = Outcome.of(trace);
        assertTrue(outcome.analysis().isSvm());
        assertEquals(
                "d1v0 64: 1 arcs of 2, 2 in Xen, 0 unfinished\nd1v0 1024: 1 arcs of 3, 3 in Xen, 0 unfinished",
                outcome.exits());
    }

    @Test
    void amdIsToldByInterruptsWithoutVector() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .vmexit(0x40, 1)
                .interruptedSvm()
                .at(12)
                .vmentry();
        assertTrue(Outcome.of(trace).analysis().isSvm());
    }

    @Test
    void flagsInTheUpperHalfOfAVmxReasonAreLeftOut() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(10)
                .vmexit(1 << 26 | CPUID, 1)
                .at(12)
                .vmentry()
                .at(14)
                .vmexit(1 << 31 | 33, 1);
        assertEquals(
                "d1v0 10: 1 arcs of 2, 2 in Xen, 0 unfinished\nd1v0 33: 0 arcs of 0, 0 in Xen, 1 unfinished",
                Outcome.of(trace).exits());
    }
}
