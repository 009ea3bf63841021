package io.xenscope.analyze.walk;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.xenscope.analyze.track.pcpu.ExitTrack;
import io.xenscope.analyze.track.pcpu.InjectionTrack;
import io.xenscope.analyze.track.pcpu.IrqTrack;
import io.xenscope.analyze.track.pcpu.PvTrack;
import io.xenscope.format.Capture;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class WalkAllocationTest {
    /** Records of one round below. */
    private static final int ROUND = 20;

    private static Capture rounds(int rounds) {
        TraceMaker trace = new TraceMaker();
        PcpuTrace pcpu = trace.pcpu(0).at(0).runs(idle(0));
        for (int i = 0; i < rounds; i++) {
            pcpu.after(5)
                    .wake(d(1).v(0))
                    .irqHandled(9, 1, 3)
                    .after(5)
                    .idleTo(d(1).v(0))
                    .after(1)
                    .vmentry();
            pcpu.after(9)
                    .vmexit(10, 1)
                    .cpuid(1, 0, 0, 0, 0, 0)
                    .injVirq(48)
                    .after(3)
                    .vmentry();
            pcpu.after(9).vmexit(12, 1).hlt(false).hypercall(29, 1).after(2).blocksToIdle();
        }
        return trace.capture();
    }

    /** Bytes of heap that a walk takes. */
    private static long allocatedBy(Capture capture) {
        Walker walker = new Walker(capture);
        walker.add(new ExitTrack(1));
        walker.add(new PvTrack());
        walker.add(new InjectionTrack());
        walker.add(new IrqTrack(1));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(self);
        walker.walk(pcpu -> true);
        long after = threads.getThreadAllocatedBytes(self);
        walker.pcpus()[0].schedule().close();
        return after - before;
    }

    @Test
    void aMillionRecordsTakeFewerBytesOfHeapThanTheyAreMany() {
        Capture few = rounds(100_000 / ROUND);
        Capture many = rounds(1_000_000 / ROUND);
        allocatedBy(few);
        long forFew = allocatedBy(few);
        long forMany = allocatedBy(many);
        // The schedule lies outside the heap; what is left are the objects that hold 64 KiB of it each.
        assertTrue(forMany - forFew < 900_000, (forMany - forFew) + " bytes for 900,000 records");
        assertTrue(forMany < 8_000_000, forMany + " bytes in all");
    }
}
