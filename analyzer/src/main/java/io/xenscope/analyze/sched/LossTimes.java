package io.xenscope.analyze.sched;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.List;

/** When records were lost on any pcpu, on the common time line. */
public final class LossTimes {
    private record OnPcpu(LossLog losses, ClockModel clock) {}

    private final List<OnPcpu> pcpus = new ArrayList<>();

    public static LossTimes of(List<PcpuSchedule> schedule, Alignment alignment) {
        LossTimes times = new LossTimes();
        for (PcpuSchedule pcpu : schedule) {
            if (pcpu.losses().count() > 0) {
                times.pcpus.add(new OnPcpu(pcpu.losses(), alignment.of(pcpu.pcpu())));
            }
        }
        return times;
    }

    /** Whether a loss has a moment in common with {@code [from, to)}. */
    boolean overlap(long from, long to) {
        for (OnPcpu pcpu : pcpus) {
            if (overlaps(pcpu, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlaps(OnPcpu pcpu, long from, long to) {
        long low = 0;
        long high = pcpu.losses().count();
        while (low < high) {
            long middle = low + high >>> 1;
            if (pcpu.clock().ticks(pcpu.losses().endTsc(middle)) <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < pcpu.losses().count() && pcpu.clock().ticks(pcpu.losses().beginTsc(low)) < to;
    }
}
