package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.SwitchTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * An interval of switches of one pcpu whose nanoseconds add up, and between what its nanosecond 0 lies on the axis of the
 * reference.
 */
final class RulerStretch {
    private static final int FEWEST = 2;

    private final int place;
    private final SwitchTimes times;
    private final int from;
    private final int to;
    private double least = Double.NEGATIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;

    private RulerStretch(int place, SwitchTimes times, int from, int to) {
        this.place = place;
        this.times = times;
        this.from = from;
        this.to = to;
    }

    /** The intervals of all pcpus that are long enough, the longest of the first pcpu first. */
    static List<RulerStretch> of(List<SwitchTimes> switches, int mostStretches) {
        List<RulerStretch> stretches = new ArrayList<>();
        for (int place = 0; place < switches.size(); place++) {
            SwitchTimes times = switches.get(place);
            for (int from = 0, to; from < times.count(); from = to) {
                to = from + 1;
                while (to < times.count() && times.stretch(to) == times.stretch(from)) {
                    to++;
                }
                // The last switch may lack the record behind it.
                if (to - from > FEWEST && times.stretch(from) >= 0) {
                    stretches.add(new RulerStretch(place, times, from, to - 1));
                }
            }
        }
        stretches.sort((a, b) -> Integer.compare(b.count(), a.count()));
        stretches.stream().filter(one -> one.place == 0).findFirst().ifPresent(first -> {
            stretches.remove(first);
            stretches.add(0, first);
        });
        return stretches.size() <= mostStretches ? stretches : stretches.subList(0, mostStretches);
    }

    /** Place of its pcpu in the evidence. */
    int place() {
        return place;
    }

    SwitchTimes times() {
        return times;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    private int count() {
        return to - from;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    /** Whether all moments between the two, on the axis of the reference, surely lie in it. */
    boolean contains(double begin, double end, double ticksPerNano) {
        return most <= begin && least + ticksPerNano * times.nanos(to - 1) >= end;
    }

    boolean isLinked() {
        return most - least < Bounds.FAR / 4.0;
    }

    /** Narrows; false where nothing is left. */
    boolean cut(double newLeast, double newMost) {
        least = Math.max(least, newLeast);
        most = Math.min(most, newMost);
        return least <= most;
    }
}
