package io.xenscope.analyze.track;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Outcome;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class InterruptTracksTest {
    private static final int OLD_IRQ_HANDLED = 0x1f004;
    private static final VcpuName A = d(1).v(0);
    private static final VcpuName B = d(1).v(1);

    private final TraceMaker trace = new TraceMaker();

    private static String irqs(Analysis analysis) {
        StringJoiner lines = new StringJoiner("\n");
        analysis.irqs()
                .forEach(irq -> lines.add("irq " + irq.irq() + " p" + irq.pcpu() + " " + irq.count() + " of "
                        + irq.handlers().total()));
        return lines.toString();
    }

    private static String injections(Analysis analysis) {
        StringJoiner lines = new StringJoiner("\n");
        for (VcpuFacts vcpu : analysis.vcpus()) {
            vcpu.injections().forEach((vector, n) -> lines.add(VcpuKey.text(vcpu.key()) + " " + vector + ":" + n));
        }
        return lines.toString();
    }

    @Test
    void handlersAreTimedByIrqAndPcpu() {
        trace.pcpu(1)
                .at(100)
                .irqHandled(9, 90, 95)
                .at(200)
                .irqHandled(9, 180, 197)
                .irqHandled(4, 198, 199);
        trace.pcpu(0).at(150).irqHandled(9, 110, 150);
        assertEquals(
                "irq 4 p1 1 of 1\nirq 9 p0 1 of 40\nirq 9 p1 2 of 22",
                irqs(Outcome.of(trace).analysis()));
    }

    @Test
    void theLowHalvesOfTheirTimesMayWrap() {
        trace.pcpu(0).at(0x1_0000_0020L).irqHandled(9, 0xffff_fff0L, 0x1_0000_0010L);
        trace.pcpu(0).record(OLD_IRQ_HANDLED, 5, 0xffff_ffff, 1);
        assertEquals("irq 5 p0 1 of 2\nirq 9 p0 1 of 32", irqs(Outcome.of(trace).analysis()));
    }

    @Test
    void a_handler_in_which_tracing_began_is_counted_and_not_timed() {
        trace.pcpu(0).at(1000).irqHandled(9, 0, 990).at(2000).irqHandled(9, 1980, 1990);
        assertEquals("irq 9 p0 2 of 10", irqs(Outcome.of(trace).analysis()));
    }

    @Test
    void injectionsAreCountedByVcpuAndVector() {
        trace.pcpu(0)
                .injVirq(1)
                .at(0)
                .runs(A)
                .injVirq(0x30)
                .injVirq(0xef)
                .injVirq(0x30)
                .at(5)
                .blocks(A)
                .runs(B);
        trace.pcpu(0).injVirq(0x30).injVirq(70_000).injVirq(600).at(9).blocks(B).runs(idle(0));
        assertEquals(
                "d1v0 48:2\nd1v0 239:1\nd1v1 48:1\nd1v1 511:2\nd?v? 1:1",
                injections(Outcome.of(trace).analysis()));
    }
}
