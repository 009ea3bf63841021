package io.xenscope.analyze.sched;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When records were lost on any pcpu, on the common time line: disjoint intervals in the order of time; and until when earlier records
 * of some pcpu are missing, and from when later ones.
 */
public final class LossTimes {
    private record Stretch(long begin, long end) {}

    private final long[] begins;
    private final long[] ends;

    private final long seenFrom;

    private final long seenTo;

    private LossTimes(List<Stretch> disjoint, long seenFrom, long seenTo) {
        this.seenFrom = seenFrom;
        this.seenTo = seenTo;
        begins = disjoint.stream().mapToLong(Stretch::begin).toArray();
        ends = disjoint.stream().mapToLong(Stretch::end).toArray();
    }

    public static LossTimes of(List<PcpuSchedule> schedule, Alignment alignment) {
        List<Stretch> all = new ArrayList<>();
        long seenFrom = Long.MIN_VALUE;
        long seenTo = Long.MAX_VALUE;
        for (PcpuSchedule pcpu : schedule) {
            ClockModel clock = alignment.of(pcpu.pcpu());
            if (pcpu.seenFrom() != Long.MIN_VALUE) {
                seenFrom = Math.max(seenFrom, clock.ticks(pcpu.seenFrom()));
            }
            if (pcpu.seenTo() != Long.MAX_VALUE) {
                seenTo = Math.min(seenTo, clock.ticks(pcpu.seenTo()));
            }
            LossLog losses = pcpu.losses();
            for (long loss = 0; loss < losses.count(); loss++) {
                all.add(new Stretch(clock.ticks(losses.beginTsc(loss)), clock.ticks(losses.endTsc(loss))));
            }
        }
        all.sort(Comparator.comparingLong(Stretch::begin));
        return new LossTimes(merge(all), seenFrom, seenTo);
    }

    /** When records of all pcpus have begun: before, a vcpu may have run on one of which none are left. */
    long seenFrom() {
        return seenFrom;
    }

    private static List<Stretch> merge(List<Stretch> sorted) {
        List<Stretch> disjoint = new ArrayList<>();
        for (Stretch next : sorted) {
            Stretch last = disjoint.isEmpty() ? null : disjoint.get(disjoint.size() - 1);
            if (last != null && next.begin() <= last.end()) {
                disjoint.set(disjoint.size() - 1, new Stretch(last.begin(), Math.max(last.end(), next.end())));
            } else {
                disjoint.add(next);
            }
        }
        return disjoint;
    }

    /** When records of all pcpus are still there: after, a vcpu may have run on one of which there are no more. */
    long seenTo() {
        return seenTo;
    }

    /** Whether all of {@code [from, to)} lies where records of all pcpus are there, but for losses. */
    boolean isSeen(long from, long to) {
        return from >= seenFrom && to <= seenTo;
    }

    /** Whether a loss has a moment in common with {@code [from, to)}. */
    public boolean overlap(long from, long to) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (ends[middle] <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < ends.length && begins[low] < to;
    }
}
