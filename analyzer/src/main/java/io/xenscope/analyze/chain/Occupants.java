package io.xenscope.analyze.chain;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who ran on a pcpu, by its schedule. */
final class Occupants {
    private final Analysis analysis;

    Occupants(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Who ran on {@code pcpu} between two moments, in common ticks; the longest first. */
    List<Chain.Occupant> of(int pcpu, long from, long to) {
        for (PcpuSchedule schedule : analysis.schedule()) {
            if (schedule.pcpu() == pcpu) {
                return of(schedule, from, to);
            }
        }
        return List.of();
    }

    private List<Chain.Occupant> of(PcpuSchedule schedule, long from, long to) {
        ClockModel clock = analysis.alignment().of(schedule.pcpu());
        RunLog stints = schedule.stints();
        Map<Integer, Long> ticks = new TreeMap<>();
        for (long stint = firstEndingAfter(stints, clock, from); stint < stints.count(); stint++) {
            long begin = clock.ticks(stints.beginTsc(stint));
            if (begin >= to) {
                break;
            }
            long end = clock.ticks(stints.endTsc(stint));
            ticks.merge(
                    schedule.slots().key(stints.slot(stint)),
                    Math.max(0, Math.min(to, end) - Math.max(from, begin)),
                    Long::sum);
        }
        List<Chain.Occupant> occupants = new ArrayList<>();
        ticks.forEach((vcpu, ran) -> occupants.add(new Chain.Occupant(vcpu, ran)));
        occupants.sort(Comparator.comparingLong((Chain.Occupant occupant) -> -occupant.ticks()));
        return List.copyOf(occupants);
    }

    private static long firstEndingAfter(RunLog stints, ClockModel clock, long from) {
        long low = 0;
        long high = stints.count();
        while (low < high) {
            long middle = low + high >>> 1;
            if (clock.ticks(stints.endTsc(middle)) <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
