package io.xenscope.analyze.silence;

import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.RecordGaps;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranges of common time in which no pcpu has a record: the gaps of all pcpus, intersected. */
final class CommonGaps {
    /** From the last record of any pcpu before to the first after, in common ticks; the extremes of long are no bounds. */
    record Gap(long begin, long end) {
        boolean isBounded() {
            return begin != Long.MIN_VALUE && end != Long.MAX_VALUE;
        }

        boolean isLonger(long ticks) {
            return !isBounded() || end - begin > ticks;
        }
    }

    /** The longest are judged. */
    private static final int MOST = 1024;

    private CommonGaps() {}

    /** The longest, but none shorter than {@code least}, in the order of time. */
    static List<Gap> of(List<PcpuWalk> pcpus, Alignment alignment, long least) {
        List<Gap> common = List.of(new Gap(Long.MIN_VALUE, Long.MAX_VALUE));
        for (PcpuWalk pcpu : pcpus) {
            common = intersect(common, of(pcpu, alignment.of(pcpu.pcpu())), least);
        }
        List<Gap> bounded = new ArrayList<>();
        for (Gap gap : common) {
            if (gap.isBounded()) {
                bounded.add(gap);
            }
        }
        return bounded.size() <= MOST ? bounded : longest(bounded);
    }

    private static List<Gap> longest(List<Gap> gaps) {
        return gaps.stream()
                .sorted(Comparator.comparingLong((Gap gap) -> gap.begin() - gap.end()))
                .limit(MOST)
                .sorted(Comparator.comparingLong(Gap::begin))
                .toList();
    }

    private static List<Gap> of(PcpuWalk pcpu, ClockModel clock) {
        List<Gap> own = new ArrayList<>();
        own.add(new Gap(Long.MIN_VALUE, clock.ticks(pcpu.first())));
        RecordGaps gaps = pcpu.gaps();
        for (int gap = 0; gap < gaps.count(); gap++) {
            own.add(new Gap(clock.ticks(gaps.begin(gap)), clock.ticks(gaps.end(gap))));
        }
        own.add(new Gap(clock.ticks(pcpu.now()), Long.MAX_VALUE));
        return own;
    }

    private static List<Gap> intersect(List<Gap> some, List<Gap> others, long least) {
        List<Gap> both = new ArrayList<>();
        int other = 0;
        for (int one = 0; one < some.size() && other < others.size(); ) {
            Gap a = some.get(one);
            Gap b = others.get(other);
            Gap shared = new Gap(Math.max(a.begin(), b.begin()), Math.min(a.end(), b.end()));
            if (shared.begin() < shared.end() && shared.isLonger(least)) {
                both.add(shared);
            }
            if (a.end() < b.end()) {
                one++;
            } else {
                other++;
            }
        }
        return both;
    }
}
