package io.xenscope.clock.solve;

import io.xenscope.clock.ClockEvidence.Contradiction;
import io.xenscope.clock.ClockEvidence.Kind;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.Sightings;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the present axes of clocks put in the wrong order: vcpus seen while they ran elsewhere, windows fetched too early. */
final class Contradictions {
    private final Kind kind;
    private final Map<Integer, Found> byPcpu = new TreeMap<>();

    /** What was found about one pcpu: how much, and the first of it by axis time, then by vcpu and TSC. */
    private record Found(long count, long time, long tsc, int vcpu, int other) {
        Found and(Found more) {
            boolean isFirst =
                    time != more.time ? time < more.time : vcpu != more.vcpu ? vcpu < more.vcpu : tsc <= more.tsc;
            Found first = isFirst ? this : more;
            return new Found(count + more.count, first.time, first.tsc, first.vcpu, first.other);
        }
    }

    private Contradictions(Kind kind) {
        this.kind = kind;
    }

    static List<Contradiction> of(List<Clock> clocks, Tasks tasks) {
        List<Contradiction> all = new ArrayList<>(ofRuns(clocks, tasks));
        all.addAll(ofWindows(clocks, tasks));
        return all;
    }

    /** What TSCs contradict as they are. */
    static List<Contradiction> asRecorded(List<PcpuEvidence> evidence, Tasks tasks) {
        List<Clock> clocks = new ArrayList<>();
        evidence.forEach(one -> clocks.add(new Clock(one)));
        clocks.forEach(clock -> clock.place(clock.base() - clocks.get(0).base(), 0));
        return of(clocks, tasks);
    }

    /** Moments that lie inside a run of the same vcpu elsewhere, each as often as there are such runs; by pcpu. */
    static List<Contradiction> ofRuns(List<Clock> clocks, Tasks tasks) {
        Map<Integer, List<Clock>> seers = new TreeMap<>();
        for (Clock clock : clocks) {
            clock.evidence()
                    .vcpus()
                    .keySet()
                    .forEach(vcpu -> seers.computeIfAbsent(vcpu, key -> new ArrayList<>())
                            .add(clock));
        }
        List<Runnable> counts = new ArrayList<>();
        Contradictions found = new Contradictions(Kind.RUN);
        seers.forEach((vcpu, all) -> all.forEach(seer -> counts.add(() -> found.addRuns(vcpu, seer, all))));
        tasks.each(counts.size(), i -> counts.get(i).run());
        return found.list();
    }

    private void addRuns(int vcpu, Clock seer, List<Clock> seers) {
        Sightings seen = seer.evidence().vcpus().get(vcpu);
        Meetings first = null;
        long count = 0;
        for (Clock runner : seers) {
            if (runner != seer) {
                Sightings elsewhere = runner.evidence().vcpus().get(vcpu);
                Meetings met = new Meetings(seer, seen.points(), runner, elsewhere);
                count += met.count();
                first = met.count() > 0 && (first == null || met.first() < first.first()) ? met : first;
            }
        }
        if (first != null) {
            long tsc = seen.points().get(first.first());
            add(
                    seer.pcpu(),
                    new Found(count, seer.axis(tsc), tsc, vcpu, first.runner().pcpu()));
        }
    }

    /** Windows whose second record is older than a record that had been fetched before; by pcpu. */
    static List<Contradiction> ofWindows(List<Clock> clocks, Tasks tasks) {
        Contradictions found = new Contradictions(Kind.WINDOW);
        tasks.each(clocks.size(), i -> found.addWindows(clocks.get(i), clocks));
        return found.list();
    }

    private void addWindows(Clock clock, List<Clock> clocks) {
        TooEarly all = new TooEarly();
        for (Clock other : clocks) {
            if (clock != other) {
                all.other = other;
                WindowOrder.above(clock, other, all);
            }
        }
        if (all.count > 0) {
            add(clock.pcpu(), new Found(all.count, all.first, second(clock, all.first), -1, all.firstOther.pcpu()));
        }
    }

    /** Windows of one clock that were fetched too early: how many, and the first of them. */
    private static final class TooEarly implements WindowOrder.Facts {
        private Clock other;
        private Clock firstOther;
        private long count;
        private long first;

        @Override
        public void bound(long time, long offset) {
            if (offset < 0) {
                if (count == 0 || time < first) {
                    first = time;
                    firstOther = other;
                }
                count++;
            }
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
