package io.xenscope.report.latency;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.analyze.hvm.Arc;
import io.xenscope.analyze.hvm.ArcListener;
import io.xenscope.analyze.hvm.VcpuArcs;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.report.table.Page;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.Study;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Latencies of a stretch of time, or by pcpu: from stays and VM exits one by one, where an analysis has sums. */
final class LatencyStudy implements Study, ArcListener {
    private final Scope scope;
    private final LatencyPage form;
    private final int threads;
    private final VcpuArcs arcs;
    private final Map<Integer, Latencies> vcpus = new HashMap<>();
    private final SortedMap<Integer, Latencies> pcpus = new TreeMap<>();

    LatencyStudy(Survey survey, Scope scope, LatencyPage form, int threads) {
        this.scope = scope;
        this.form = form;
        this.threads = threads;
        arcs = new VcpuArcs(survey.era());
    }

    @Override
    public void follow(HostWalk walk) {
        walk.add(arcs);
        arcs.tell(this);
    }

    @Override
    public void entered(Arc arc, long entry) {
        if (scope.holds(arc.vcpu()) && scope.range().holds(arc.exit(), entry)) {
            of(vcpus, arc.vcpu()).recordExit(arc.reason(), entry - arc.exit());
            of(pcpus, arc.pcpu()).recordExit(arc.reason(), entry - arc.exit());
        }
    }

    @Override
    public void fill(Scope same, Page page) {
        Map<Integer, StayLatencies> sinks = new HashMap<>();
        new StayJoin(scope.analysis()).run(threads, key -> {
            // Asked for one vcpu after the other; only what they get is used side by side.
            return scope.holds(key) ? sinks.computeIfAbsent(key, none -> new StayLatencies(scope.range())) : null;
        });
        sinks.forEach((key, stays) -> {
            of(vcpus, key).add(stays.own());
            stays.byPcpu().forEach((pcpu, latencies) -> of(pcpus, pcpu).add(latencies));
        });
        Map<Integer, Latencies> inOrder = new LinkedHashMap<>();
        for (VcpuFacts vcpu : scope.vcpus()) {
            inOrder.put(vcpu.key(), vcpus.getOrDefault(vcpu.key(), new Latencies()));
        }
        form.fill(scope, page, LatencyRows.of(form.levels(), inOrder, pcpus, new ExitNames(scope.analysis())));
    }

    private static Latencies of(Map<Integer, Latencies> map, int key) {
        return map.computeIfAbsent(key, none -> new Latencies());
    }
}
