package io.xenscope.analyze.sched;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When records were lost on any pcpu, on the common time line: disjoint intervals in the order of time; and until when earlier records
 * of some pcpu are missing, and from when later ones. The silences among them are those of all pcpus: no state reaches across.
 */
public final class LossTimes {
    private record Stretch(long begin, long end) {}

    private final long[] begins;
    private final long[] ends;

    private final List<Silence> silences;

    private final long seenFrom;

    private final long seenTo;

    private LossTimes(List<Stretch> disjoint, List<Silence> silences, long seenFrom, long seenTo) {
        this.silences = silences;
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
        return new LossTimes(merge(all), silences(schedule, alignment), seenFrom, seenTo);
    }

    /** Every pcpu has them all; a moment of one of them is silent on all. */
    private static List<Silence> silences(List<PcpuSchedule> schedule, Alignment alignment) {
        List<Silence> silences = null;
        for (PcpuSchedule pcpu : schedule) {
            List<Silence> own = silences(pcpu.losses(), alignment.of(pcpu.pcpu()));
            silences = silences == null ? own : shared(silences, own);
        }
        return silences == null ? List.of() : List.copyOf(silences);
    }

    private static List<Silence> silences(LossLog losses, ClockModel clock) {
        List<Silence> silences = new ArrayList<>();
        if (losses.count() > losses.dropped()) {
            for (long loss = 0; loss < losses.count(); loss++) {
                if (losses.kind(loss) != LossKind.DROPPED) {
                    silences.add(new Silence(
                            clock.ticks(losses.beginTsc(loss)), clock.ticks(losses.endTsc(loss)), losses.kind(loss)));
                }
            }
        }
        return silences;
    }

    private static List<Silence> shared(List<Silence> some, List<Silence> others) {
        List<Silence> shared = new ArrayList<>();
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            Silence one = some.get(i);
            Silence other = others.get(i);
            long begin = Math.max(one.begin(), other.begin());
            shared.add(new Silence(begin, Math.max(begin, Math.min(one.end(), other.end())), one.kind()));
        }
        return shared;
    }

    /** When no pcpu recorded anything, in the order of time. */
    public List<Silence> silences() {
        return silences;
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
        // Asked whenever a vcpu leaves a runstate: each time, a lambda would be an object made by a call into the
        // virtual machine.
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
