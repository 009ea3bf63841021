package io.xenscope.report.latency;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.LatencyHistogram;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Durations by name and, of VM exits, by reason: of a vcpu, or of several added up. */
final class Latencies {
    private final Map<NamedLatency, LatencyHistogram> named = new EnumMap<>(NamedLatency.class);
    private final SortedMap<Integer, LatencyHistogram> exits = new TreeMap<>();

    /** Those of a whole capture; of the unknown vcpu its VM exits. */
    static Latencies of(VcpuFacts vcpu) {
        Latencies latencies = new Latencies();
        if (!vcpu.isUnknown()) {
            for (NamedLatency name : NamedLatency.values()) {
                latencies.named.put(name, name.of(vcpu.time()));
            }
        }
        vcpu.exits().forEach((reason, account) -> latencies.exits.put(reason, account.durations()));
        return latencies;
    }

    void record(NamedLatency name, long ticks) {
        named.computeIfAbsent(name, none -> new LatencyHistogram()).record(ticks);
    }

    void recordExit(int reason, long ticks) {
        exits.computeIfAbsent(reason, none -> new LatencyHistogram()).record(ticks);
    }

    void add(Latencies other) {
        other.named.forEach((name, durations) ->
                named.computeIfAbsent(name, none -> new LatencyHistogram()).add(durations));
        other.exits.forEach((reason, durations) ->
                exits.computeIfAbsent(reason, none -> new LatencyHistogram()).add(durations));
    }

    /** Null where there are none. */
    LatencyHistogram of(NamedLatency name) {
        return named.get(name);
    }

    /** By reason, see {@link io.xenscope.analyze.rules.ExitReason}. */
    SortedMap<Integer, LatencyHistogram> exits() {
        return exits;
    }
}
