package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.TraceMaker;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Captures in which no record says who ran. */
class UnnamedTest {
    private static final int IO = 30;

    private final TraceMaker trace = new TraceMaker();

    private List<String> told(int most) {
        ActivationLimits limits =
                new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, most, Set.of(SpanKind.UNNAMED));
        return Shown.lines(Shown.activations(trace, limits, 2));
    }

    private void exits() {
        trace.pcpu(0)
                .at(100)
                .vmexit(IO, 0)
                .ioRead(0x3f8, 1)
                .at(130)
                .vmentry()
                .at(150)
                .vmexit(IO, 0);
        trace.pcpu(3)
                .at(110)
                .vmexit(IO, 0)
                .at(120)
                .vmentry()
                .at(140)
                .vmexit(IO, 0)
                .at(160)
                .vmentry();
    }

    @Test
    void vmExitsOfACaptureWithoutSchedulerRecordsAreToldByPcpu() {
        exits();

        assertEquals(
                List.of(
                        "unnamed p0 100..150",
                        "  vmexit 30 100..130",
                        "    note 82016 100",
                        "  vmexit 30 150..150 cut",
                        "unnamed p3 110..160",
                        "  vmexit 30 110..120",
                        "  vmexit 30 140..160"),
                told(100));
    }

    @Test
    void manyOfThemComeInParts() {
        for (int exit = 0; exit < 40; exit++) {
            trace.pcpu(0).at(100 + 10 * exit).vmexit(IO, 0).after(5).vmentry();
        }

        List<String> told = told(12);

        assertEquals(
                40, told.stream().filter(line -> line.startsWith("  vmexit 30")).count());
        assertEquals("unnamed p0 100..130 ends_later", told.get(0));
    }

    @Test
    void aCaptureThatSaysAnywhereWhoRanHasNone() {
        exits();
        trace.pcpu(1).at(100).runs(idle(1)).at(200).continues(idle(1));

        assertEquals(List.of(), told(100));
    }
}
