package io.xenscope.analyze.companion;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;

import io.xenscope.format.Capture;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A host drawn by chance: dom0 makes hypercalls and a domain, whose vcpu then runs now and then, and signals in some of its
 * runs. Times are ns; those of the capture count from its begin.
 */
final class DrawnHost {
    private static final long BEGIN = 50_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final VcpuName TOOL = d(0).v(0);
    private static final VcpuName GUEST = d(1).v(0);
    private static final int[] CALLS = {36, 36, 36, 12, 12, 35, 32, 20};

    private final Random random;
    /** When each hypercall of dom0 was entered. */
    final List<Long> calls = new ArrayList<>();
    /** Begin and end of each run of the guest. */
    final List<long[]> runs = new ArrayList<>();
    /** When the guest called event_channel_op: once in every other run. */
    final List<Long> signals = new ArrayList<>();

    final long created;
    final long removed;
    private final TraceMaker trace = new TraceMaker();

    DrawnHost(long seed) {
        random = new Random(seed);
        PcpuTrace tool = trace.pcpu(0).at(BEGIN).runs(TOOL);
        PcpuTrace guest = trace.pcpu(1).at(BEGIN).runs(idle(1));
        long time = 0;
        long added = 0;
        for (int i = 0; i < 60; i++) {
            time += 600_000 + random.nextLong(i % 12 == 0 ? 1000 * MILLISECOND : 40 * MILLISECOND);
            calls.add(time);
            tool.at(BEGIN + time).hypercall(i == 10 ? 36 : CALLS[random.nextInt(CALLS.length)]);
            if (i == 10) {
                added = time + 10_000;
                tool.at(BEGIN + added).domAdd(1);
            }
        }
        created = added;
        time = created + 20 * MILLISECOND;
        for (int i = 0; i < 40; i++) {
            time += 200_000 + random.nextLong(60 * MILLISECOND);
            long end = time + 50_000 + random.nextLong(30 * MILLISECOND);
            runs.add(new long[] {time, end});
            guest.at(BEGIN + time).wake(GUEST).after(1000).idleTo(GUEST);
            if (i % 2 == 0) {
                signals.add(time + 20_000);
                guest.at(BEGIN + time + 20_000).hypercall(32);
            }
            guest.at(BEGIN + end).blocksToIdle();
            time = end;
        }
        removed = Math.max(time, calls.get(calls.size() - 1)) + 30 * MILLISECOND;
        tool.at(BEGIN + removed).domRem(1).after(10 * MILLISECOND).blocks(TOOL);
    }

    Capture capture() {
        return trace.capture();
    }

    /** The TSC of a time. */
    static long tsc(long time) {
        return BEGIN + time;
    }
}
