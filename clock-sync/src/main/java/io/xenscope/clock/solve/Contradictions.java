package io.xenscope.clock.solve;

import io.xenscope.clock.ClockEvidence.Contradiction;
import io.xenscope.clock.ClockEvidence.Kind;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.Sightings;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what the present axes of clocks put in the wrong order: vcpus seen while they ran elsewhere, windows fetched too early. */
final class Contradictions {
    private final Kind kind;
    private final Map<Integer, Found> byPcpu = new TreeMap<>();

    /** What was found of one pcpu: how much, and the first of it by axis time, then by vcpu. */
    private record Found(long count, long time, long tsc, int vcpu, int other) {
        Found and(Found more) {
            boolean isFirst = time != more.time ? time < more.time : vcpu <= more.vcpu;
            Found first = isFirst ? this : more;
            return new Found(count + more.count, first.time, first.tsc, first.vcpu, first.other);
        }
    }

    private Contradictions(Kind kind) {
        this.kind = kind;
    }

    static List<Contradiction> of(List<Clock> clocks, Tasks tasks) {
        List<Contradiction> all = new ArrayList<>(ofRuns(clocks, tasks));
        all.addAll(ofWindows(clocks));
        return all;
    }

    /** Moments that lie inside a run of the same vcpu elsewhere, each as often as there are such runs; by pcpu. */
    static List<Contradiction> ofRuns(List<Clock> clocks, Tasks tasks) {
        Set<Integer> all = new TreeSet<>();
        clocks.forEach(clock -> all.addAll(clock.evidence().vcpus().keySet()));
        List<Integer> vcpus = List.copyOf(all);
        Contradictions found = new Contradictions(Kind.RUN);
        tasks.each(vcpus.size(), vcpu -> found.addRuns(vcpus.get(vcpu), clocks));
        return found.list();
    }

    private void addRuns(int vcpu, List<Clock> clocks) {
        List<Clock> seers = clocks.stream()
                .filter(clock -> clock.evidence().vcpus().containsKey(vcpu))
                .toList();
        if (seers.size() < 2) {
            return;
        }
        AxisRuns everywhere = new AxisRuns();
        seers.forEach(clock -> everywhere.add(clock, clock.evidence().vcpus().get(vcpu)));
        everywhere.sort();
        for (Clock clock : seers) {
            addRuns(vcpu, clock, everywhere, seers);
        }
    }

    private void addRuns(int vcpu, Clock clock, AxisRuns everywhere, List<Clock> seers) {
        Sightings seen = clock.evidence().vcpus().get(vcpu);
        AxisRuns own = new AxisRuns();
        own.add(clock, seen);
        everywhere.rewind();
        long count = 0;
        long first = 0;
        for (int point = 0; point < seen.points().count(); point++) {
            long tsc = seen.points().get(point);
            long time = clock.axis(tsc);
            int elsewhere = everywhere.around(time) - own.around(time);
            first = count == 0 ? tsc : first;
            count += elsewhere;
        }
        if (count > 0) {
            long time = clock.axis(first);
            add(clock.pcpu(), new Found(count, time, first, vcpu, runner(vcpu, time, clock, seers)));
        }
    }

    /** The pcpu of another clock on which the vcpu ran then. */
    private static int runner(int vcpu, long time, Clock seer, List<Clock> seers) {
        for (Clock other : seers) {
            AxisRuns runs = new AxisRuns();
            runs.add(other, other.evidence().vcpus().get(vcpu));
            if (other != seer && runs.around(time) > 0) {
                return other.pcpu();
            }
        }
        return seer.pcpu();
    }

    /** Windows whose second record is older than a record that had been fetched before; by pcpu. */
    static List<Contradiction> ofWindows(List<Clock> clocks) {
        Contradictions found = new Contradictions(Kind.WINDOW);
        for (Clock clock : clocks) {
            for (Clock other : clocks) {
                if (clock != other) {
                    WindowOrder.above(clock, other, (time, offset) -> found.addWindow(clock, other, time, offset));
                }
            }
        }
        return found.list();
    }

    private void addWindow(Clock clock, Clock other, long time, long offset) {
        if (offset < 0) {
            add(clock.pcpu(), new Found(1, time, second(clock, time), -1, other.pcpu()));
        }
    }

    /** The TSC of the second record of the window at that axis time. */
    private static long second(Clock clock, long time) {
        WindowTimes windows = clock.windows();
        int low = 0;
        int high = windows.count() - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (clock.axis(windows.last(middle)) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return windows.second(low);
    }

    private synchronized void add(int pcpu, Found more) {
        byPcpu.merge(pcpu, more, Found::and);
    }

    private List<Contradiction> list() {
        List<Contradiction> all = new ArrayList<>();
        byPcpu.forEach((pcpu, found) ->
                all.add(new Contradiction(kind, pcpu, found.count, found.tsc, found.vcpu, found.other)));
        return all;
    }
}
