package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PV entries and VM exits of one vcpu, which damage and missing records can bring together: their spans nest all the same. */
class MixedGuestTest {
    private static final int IO = 30;
    private static final VcpuName D1V0 = d(1).v(0);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void vmExitEndsTheHypercallBeforeIt() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .hypercall(17)
                .at(120)
                .vmexit(IO, 0)
                .at(130)
                .vmentry()
                .at(140)
                .blocks(D1V0)
                .runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..140 cut",
                        "  run p0 100..140",
                        "    hypercall 17 110..110/120 end_inferred",
                        "    vmexit 30 120..130"),
                Shown.of(trace));
    }

    @Test
    void hypercallOfAnOpenVmExitLiesInItAndEndsBeforeTheEntry() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .vmexit(IO, 0)
                .at(120)
                .hypercall(12)
                .domAdd(7)
                .at(130)
                .vmentry()
                .at(140)
                .domAdd(8)
                .at(150)
                .blocks(D1V0)
                .runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..150 cut",
                        "  run p0 100..150",
                        "    note 41001 140",
                        "    note 28001 140",
                        "    vmexit 30 110..130",
                        "      hypercall 12 120..120/130 end_inferred",
                        "        note 41001 120",
                        "        note 28001 120"),
                Shown.of(trace));
    }

    @Test
    void interruptBesideAHypercallInAVmExitIsNoPartOfTheHypercall() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V0)
                .at(110)
                .vmexit(IO, 0)
                .at(120)
                .hypercall(17)
                .at(140)
                .irqHandled(9, 130, 138)
                .at(150)
                .vmentry()
                .at(160)
                .blocks(D1V0)
                .runs(idle(0));

        assertEquals(
                List.of(
                        "d1v0 100..160 cut",
                        "  run p0 100..160",
                        "    vmexit 30 110..150",
                        "      hypercall 17 120..120/150 end_inferred",
                        "      irq 9 130..138"),
                Shown.of(trace));
    }
}
