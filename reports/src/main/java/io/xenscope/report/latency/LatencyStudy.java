package io.xenscope.report.latency;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.interval.Intervals;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Latencies of a range of time, or by pcpu: from runstate intervals and VM exits one by one, where an analysis has sums. */
final class LatencyStudy implements Study {
    private final Scope scope;
    private final LatencyPage form;
    /** Null where nobody wants them. */
    private final Intervals intervals;

    private VcpuTrackers<VcpuLatencies> followed;

    LatencyStudy(Scope scope, LatencyPage form) {
        this.scope = scope;
        this.form = form;
        this.intervals = form.intervals(scope);
    }

    @Override
    public void follow(Readings readings) {
        VcpuTrackers<VmExits> exits = readings.vcpus()
                .follow(
                        (vcpu, mates) -> scope.holds(vcpu) ? new VmExits(vcpu, scope.range()) : null,
                        VmExits::register);
        followed = readings.vcpus()
                .follow((vcpu, mates) ->
                        scope.holds(vcpu) ? mates.of(exits).tell(new VcpuLatencies(scope.range(), intervals)) : null);
    }

    @Override
    public void fill(Scope same, Page page) {
        LatencyIntervals timed = intervals == null ? null : new LatencyIntervals(intervals);
        if (timed != null) {
            SortedSet<Integer> begun = new TreeSet<>();
            followed.forEach((vcpu, tracker) -> begun.addAll(tracker.parts().keySet()));
            begun.forEach(interval ->
                    timed.parts().put(interval, rows(tracker -> tracker.parts().get(interval))));
        }
        form.fill(scope, page, rows(VcpuLatencies::whole), timed);
    }

    /** Rows of the sums that are taken of each vcpu; it may have none. */
    private List<LatencyRow> rows(Function<VcpuLatencies, LatencySums> sums) {
        Map<Integer, Latencies> vcpus = new LinkedHashMap<>();
        for (VcpuFacts vcpu : scope.vcpus()) {
            vcpus.put(vcpu.key(), new Latencies());
        }
        SortedMap<Integer, Latencies> pcpus = new TreeMap<>();
        followed.forEach((vcpu, tracker) -> {
            LatencySums own = sums.apply(tracker);
            if (own != null) {
                vcpus.computeIfAbsent(vcpu, none -> new Latencies()).add(own.own());
                own.byPcpu()
                        .forEach((pcpu, latencies) -> pcpus.computeIfAbsent(pcpu, none -> new Latencies())
                                .add(latencies));
            }
        });
        return LatencyRows.of(form.levels(), vcpus, pcpus, new ExitNames(scope.analysis()));
    }
}
