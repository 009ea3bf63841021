package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DomainIpisTest {
    private static final VcpuName SENDER = d(1).v(0);
    private static final VcpuName FIRST = d(1).v(1);
    private static final VcpuName SECOND = d(1).v(2);
    private static final VcpuName OTHER = d(2).v(0);

    /** Each as {@code from to count wake run rounds last}, with the longest of both times. */
    private static List<String> ipis(TraceMaker trace) {
        DomainIpis ipis = new DomainIpis();
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
            ActivationLimits limits = new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, 100);
            Activations.read(capture, analysis, limits, 1, ipis);
        }
        return ipis.all().entrySet().stream()
                .map(one -> VcpuKey.text(one.getKey().from()) + " "
                        + VcpuKey.text(one.getKey().to()) + " "
                        + one.getValue().toRun().count() + " "
                        + one.getValue().toWake().max() + " "
                        + one.getValue().toRun().max() + " "
                        + one.getValue().rounds() + " "
                        + one.getValue().last())
                .toList();
    }

    @Test
    void a_call_that_wakes_two_is_a_round_of_which_the_slowest_is_named() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(1).at(1000).runs(idle(1));
        trace.pcpu(2).at(1000).runs(idle(2));
        trace.pcpu(0)
                .at(1000)
                .runs(SENDER)
                .at(1500)
                .blockRecord(SENDER)
                .at(2000)
                .hypercall(32)
                .at(2100)
                .wake(FIRST)
                .at(2300)
                .wake(SECOND)
                .at(9000)
                .hypercall(32)
                .at(9100)
                .wake(OTHER)
                .at(9500)
                .blocks(SENDER);
        trace.pcpu(1).at(2600).idleTo(FIRST).at(8000).blocksToIdle();
        trace.pcpu(2)
                .at(3900)
                .idleTo(SECOND)
                .at(8000)
                .blocksToIdle()
                .at(9300)
                .idleTo(OTHER)
                .after(100)
                .blocksToIdle();
        assertEquals(List.of("d1v0 d1v1 1 100 500 1 0", "d1v0 d1v2 1 300 1600 1 1"), ipis(trace));
    }
}
