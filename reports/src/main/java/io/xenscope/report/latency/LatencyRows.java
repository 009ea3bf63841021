package io.xenscope.report.latency;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.latency.LatencyRow.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Latencies of vcpus and pcpus, added up by the levels asked for. */
final class LatencyRows {
    private final Map<Owner, Latencies> owners = new LinkedHashMap<>();
    private final ExitNames names;

    private LatencyRows(ExitNames names) {
        this.names = names;
    }

    /**
     * The rows, by name, then level, then owner; none of them empty.
     *
     * @param vcpus by {@link VcpuKey}, the unknown vcpu among them, in the order in which they are to receive
     * @param pcpus by number
     */
    static List<LatencyRow> of(
            Set<Level> levels, Map<Integer, Latencies> vcpus, SortedMap<Integer, Latencies> pcpus, ExitNames names) {
        LatencyRows rows = new LatencyRows(names);
        if (levels.contains(Level.ALL)) {
            Latencies all = new Latencies();
            vcpus.values().forEach(all::add);
            rows.owners.put(new Owner(Level.ALL, null, null, null), all);
        }
        if (levels.contains(Level.DOM)) {
            rows.addDomains(vcpus);
        }
        if (levels.contains(Level.VCPU)) {
            vcpus.forEach((key, vcpu) -> {
                if (key != VcpuKey.UNKNOWN) {
                    rows.owners.put(new Owner(Level.VCPU, VcpuKey.domain(key), VcpuKey.vcpu(key), null), vcpu);
                }
            });
        }
        if (levels.contains(Level.PCPU)) {
            pcpus.forEach((number, pcpu) -> rows.owners.put(new Owner(Level.PCPU, null, null, number), pcpu));
        }
        return rows.list();
    }

    /** The rows of the accounts of a scope; not by pcpu. */
    static List<LatencyRow> of(Set<Level> levels, Scope scope) {
        Map<Integer, Latencies> vcpus = new LinkedHashMap<>();
        scope.vcpus().forEach(vcpu -> vcpus.put(vcpu.key(), Latencies.of(vcpu)));
        return of(levels, vcpus, new TreeMap<>(), new ExitNames(scope.analysis()));
    }

    private void addDomains(Map<Integer, Latencies> vcpus) {
        // The unknown vcpu has the highest number of all.
        SortedMap<Integer, Latencies> domains = new TreeMap<>();
        vcpus.forEach((key, vcpu) ->
                domains.computeIfAbsent(domain(key), none -> new Latencies()).add(vcpu));
        domains.forEach((number, domain) ->
                owners.put(new Owner(Level.DOM, number == Integer.MAX_VALUE ? null : number, null, null), domain));
    }

    private static int domain(int key) {
        return key == VcpuKey.UNKNOWN ? Integer.MAX_VALUE : VcpuKey.domain(key);
    }

    private List<LatencyRow> list() {
        List<LatencyRow> rows = new ArrayList<>();
        for (NamedLatency name : NamedLatency.values()) {
            owners.forEach((owner, latencies) -> add(rows, name.key(), owner, null, latencies.of(name)));
        }
        owners.forEach((owner, latencies) -> latencies
                .exits()
                .forEach((reason, durations) -> add(rows, "exit", owner, names.name(reason), durations)));
        return rows;
    }

    private static void add(
            List<LatencyRow> rows, String name, Owner owner, String reason, LatencyHistogram durations) {
        if (durations != null && durations.count() > 0) {
            rows.add(new LatencyRow(name, owner, reason, durations));
        }
    }
}
