package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.Sightings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the present axes of clocks put in the wrong order: vcpus seen while they ran elsewhere, windows fetched too early. */
final class Contradictions {
    private Contradictions() {}

    /** Moments that lie inside a run of the same vcpu elsewhere, each as often as there are such runs. */
    static long ofRuns(List<Clock> clocks, Tasks tasks) {
        Set<Integer> all = new TreeSet<>();
        clocks.forEach(clock -> all.addAll(clock.evidence().vcpus().keySet()));
        List<Integer> vcpus = List.copyOf(all);
        LongAdder count = new LongAdder();
        tasks.each(vcpus.size(), vcpu -> count.add(ofRuns(vcpus.get(vcpu), clocks)));
        return count.sum();
    }

    private static long ofRuns(int vcpu, List<Clock> clocks) {
        List<Clock> seers = clocks.stream()
                .filter(clock -> clock.evidence().vcpus().containsKey(vcpu))
                .toList();
        if (seers.size() < 2) {
            return 0;
        }
        AxisRuns everywhere = new AxisRuns();
        seers.forEach(clock -> everywhere.add(clock, clock.evidence().vcpus().get(vcpu)));
        everywhere.sort();
        long count = 0;
        for (Clock clock : seers) {
            Sightings seen = clock.evidence().vcpus().get(vcpu);
            AxisRuns own = new AxisRuns();
            own.add(clock, seen);
            for (int point = 0; point < seen.points().count(); point++) {
                long time = clock.axis(seen.points().get(point));
                count += everywhere.around(time) - own.around(time);
            }
        }
        return count;
    }

    /** Windows whose second record is older than a record that had been fetched before. */
    static long ofWindows(List<Clock> clocks) {
        long[] count = {0};
        for (Clock clock : clocks) {
            for (Clock other : clocks) {
                if (clock != other) {
                    WindowOrder.above(clock, other, (time, offset) -> count[0] += offset < 0 ? 1 : 0);
                }
            }
        }
        return count[0];
    }
}
