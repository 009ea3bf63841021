package io.xenscope.report.latency;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Latencies of a range of time, or by pcpu: from runstate intervals and VM exits one by one, where an analysis has sums. */
final class LatencyStudy implements Study {
    private final Scope scope;
    private final LatencyPage form;
    private VcpuTrackers<VcpuLatencies> followed;

    LatencyStudy(Scope scope, LatencyPage form) {
        this.scope = scope;
        this.form = form;
    }

    @Override
    public void follow(Readings readings) {
        VcpuTrackers<VmExits> exits = readings.vcpus()
                .follow(
                        (vcpu, mates) -> scope.holds(vcpu) ? new VmExits(vcpu, scope.range()) : null,
                        VmExits::register);
        followed = readings.vcpus()
                .follow((vcpu, mates) ->
                        scope.holds(vcpu) ? mates.of(exits).tell(new VcpuLatencies(scope.range())) : null);
    }

    @Override
    public void fill(Scope same, Page page) {
        Map<Integer, Latencies> vcpus = new LinkedHashMap<>();
        for (VcpuFacts vcpu : scope.vcpus()) {
            vcpus.put(vcpu.key(), new Latencies());
        }
        SortedMap<Integer, Latencies> pcpus = new TreeMap<>();
        followed.forEach((vcpu, tracker) -> {
            vcpus.computeIfAbsent(vcpu, none -> new Latencies()).add(tracker.own());
            tracker.byPcpu()
                    .forEach((pcpu, latencies) ->
                            pcpus.computeIfAbsent(pcpu, none -> new Latencies()).add(latencies));
        });
        form.fill(scope, page, LatencyRows.of(form.levels(), vcpus, pcpus, new ExitNames(scope.analysis())));
    }
}
