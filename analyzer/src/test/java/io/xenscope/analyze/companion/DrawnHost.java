package io.xenscope.analyze.companion;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;

import io.xenscope.format.Capture;
import io.xenscope.format.event.MemEvents;
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
    private static final long MILLISECOND = 1_000_000L;
    private static final long MAPPED = 300_000;
    private static final VcpuName TOOL = d(0).v(0);
    private static final VcpuName GUEST = d(1).v(0);
    private static final int[] CALLS = {36, 36, 36, 12, 12, 35, 32, 20};

    private final Random random;
    /** The counter of this host at the begin of the capture. */
    private final long begin;

    /** When each hypercall of dom0 was entered. */
    final List<Long> calls = new ArrayList<>();
    /** Begin and end of each run of the guest. */
    final List<long[]> runs = new ArrayList<>();
    /** When the guest called event_channel_op: once in every other run. */
    final List<Long> signals = new ArrayList<>();

    final long created;
    /** When dom0 mapped the domain's page for xenstored. */
    final long mapped;

    final long removed;
    private final TraceMaker trace = new TraceMaker();

    DrawnHost(long seed) {
        random = new Random(seed);
        begin = 50_000_000_000L + new Random(~seed).nextLong(1L << 52);
        PcpuTrace tool = trace.pcpu(0).at(begin).runs(TOOL);
        PcpuTrace guest = trace.pcpu(1).at(begin).runs(idle(1));
        long time = 0;
        long added = 0;
        for (int i = 0; i < 60; i++) {
            time += 600_000 + random.nextLong(i % 12 == 0 ? 1000 * MILLISECOND : 40 * MILLISECOND);
            calls.add(time);
            tool.at(begin + time).hypercall(i == 10 ? 36 : CALLS[random.nextInt(CALLS.length)]);
            if (i == 10) {
                added = time + 10_000;
                tool.at(begin + added).domAdd(1).after(MAPPED).record(MemEvents.PAGE_GRANT_MAP, 1);
            }
        }
        created = added;
        mapped = created + MAPPED;
        time = created + 20 * MILLISECOND;
        for (int i = 0; i < 40; i++) {
            time += 200_000 + random.nextLong(60 * MILLISECOND);
            long end = time + 50_000 + random.nextLong(30 * MILLISECOND);
            runs.add(new long[] {time, end});
            guest.at(begin + time).wake(GUEST).after(1000).idleTo(GUEST);
            if (i % 2 == 0) {
                signals.add(time + 20_000);
                guest.at(begin + time + 20_000).hypercall(32);
            }
            guest.at(begin + end).blocksToIdle();
            time = end;
        }
        removed = Math.max(time, calls.get(calls.size() - 1)) + 30 * MILLISECOND;
        tool.at(begin + removed).domRem(1).after(10 * MILLISECOND).blocks(TOOL);
    }

    Capture capture() {
        return trace.capture();
    }

    /** The TSC of a time. */
    long tsc(long time) {
        return begin + time;
    }
}
