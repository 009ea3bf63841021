package io.xenscope.report.latency;

import java.util.SortedMap;
import java.util.TreeMap;

/** Latencies of one vcpu within a range or an interval: its own and by pcpu. */
final class LatencySums {
    private final Latencies own = new Latencies();
    private final SortedMap<Integer, Latencies> byPcpu = new TreeMap<>();

    Latencies own() {
        return own;
    }

    SortedMap<Integer, Latencies> byPcpu() {
        return byPcpu;
    }

    Latencies of(int pcpu) {
        return byPcpu.computeIfAbsent(pcpu, none -> new Latencies());
    }

    void add(LatencySums other) {
        own.add(other.own);
        other.byPcpu.forEach((pcpu, latencies) -> of(pcpu).add(latencies));
    }
}
