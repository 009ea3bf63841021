package io.xenscope.analyze.clock;

import io.xenscope.analyze.sched.ClockWitness;
import io.xenscope.analyze.sched.OddTimes;
import io.xenscope.format.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where in time any vcpu's records did not fit each other: nowhere else can anything have to be lifted. */
public final class OddStretches {
    /** As if nothing fitted. */
    static final OddStretches EVERYWHERE = new OddStretches(List.of(new Stretch(Long.MIN_VALUE, Long.MAX_VALUE)));

    private record Stretch(long from, long to) {}

    private final long[] from;
    private final long[] to;

    private OddStretches(List<Stretch> sorted) {
        List<Stretch> apart = new ArrayList<>();
        for (Stretch stretch : sorted) {
            int last = apart.size() - 1;
            if (last >= 0 && stretch.from <= apart.get(last).to) {
                long end = Math.max(apart.get(last).to, stretch.to);
                apart.set(last, new Stretch(apart.get(last).from, end));
            } else {
                apart.add(stretch);
            }
        }
        from = new long[apart.size()];
        to = new long[apart.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = apart.get(i).from;
            to[i] = apart.get(i).to;
        }
    }

    /** What those who followed the vcpus met. */
    public static OddStretches of(List<? extends ClockWitness> witnesses) {
        List<Stretch> all = new ArrayList<>();
        for (ClockWitness witness : witnesses) {
            OddTimes odd = witness.oddTimes();
            for (int i = 0; i < odd.count(); i++) {
                all.add(new Stretch(odd.from(i), odd.to(i)));
            }
        }
        all.sort(Comparator.comparingLong(Stretch::from));
        return new OddStretches(all);
    }

    /** The first interval that ends at or behind a time; {@link #count} if none does. */
    int firstEndingFrom(long time) {
        return (int) Search.first(0, to.length, one -> to[(int) one] >= time);
    }

    int count() {
        return from.length;
    }

    long from(int stretch) {
        return from[stretch];
    }

    long to(int stretch) {
        return to[stretch];
    }
}
