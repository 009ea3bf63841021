package io.xenscope.report.frame;

import static io.xenscope.samples.VcpuName.idle;

import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;

/**
 * A capture of two microseconds that can be reckoned by hand.
 *
 * <pre>
 * pcpu 0   0 d1v0 runs, exit 100..130, blocks 1000; idle; wakes 1400, runs 1500, blocks 2000
 * pcpu 1   0 idle; irq 30 took 400..450; d0v0 wakes 500, runs 600, hypercall 650, blocks 1600; idle
 * </pre>
 */
public final class TwoMicroseconds {
    public static final VcpuName D0V0 = VcpuName.d(0).v(0);
    public static final VcpuName D1V0 = VcpuName.d(1).v(0);

    private TwoMicroseconds() {}

    public static TraceMaker trace() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(D1V0);
        trace.pcpu(0).at(100).vmexit(48, 0x1000).at(130).vmentry();
        trace.pcpu(0).at(1000).blocksToIdle().at(1400).wake(D1V0);
        trace.pcpu(0).at(1500).idleTo(D1V0).at(2000).blocksToIdle();
        trace.pcpu(1)
                .at(0)
                .runs(idle(1))
                .at(450)
                .irqHandled(30, 400, 450)
                .at(500)
                .wake(D0V0);
        trace.pcpu(1).at(600).idleTo(D0V0).at(650).hypercall(32).at(1600).blocksToIdle();
        return trace;
    }
}
