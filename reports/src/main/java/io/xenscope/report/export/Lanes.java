package io.xenscope.report.export;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a timeline: a process {@code pcpus} with a thread for each pcpu, and a process for each domain with a thread
 * for each vcpu. Numbers of threads are unique over all processes, and none is that of a process: viewers take such a
 * thread for the main one.
 */
final class Lanes {
    private static final int PCPUS = 1;
    private static final int FIRST_PCPU = 10;
    private static final int FIRST_DOMAIN = 1_000;
    private static final int FIRST_VCPU = 100_000;
    private static final int VCPUS_PER_DOMAIN = 1_000;
    private static final int IDLE_PLACE = 1 << 16;
    /** Of the first vcpu, behind what the domain has of its own. */
    private static final int VCPU_PLACE = 2 * SpanRows.MOST_ROWS;

    private static final int FIRST_OTHER = 1 << 30;

    /**
     * A process.
     *
     * @param pid its number
     * @param place among processes
     */
    record Process(int pid, String name, int place) {}

    /**
     * A thread, on which slices nest.
     *
     * @param tid its number, unique among all threads
     * @param place among those of its process
     */
    record Lane(Process process, int tid, String name, int place) {
        /** Its number says which it is; events ask for their lane's place in tables one by one. */
        @Override
        public int hashCode() {
            return tid;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Lane lane && lane.tid == tid;
        }
    }

    private final Process pcpus = new Process(PCPUS, "pcpus", 0);
    private final Map<Integer, Process> domains = new LinkedHashMap<>();
    private final Map<Integer, Lane> byPcpu = new LinkedHashMap<>();
    private final Map<Integer, Lane> byIdle = new LinkedHashMap<>();
    private final Map<Integer, Lane> byUnnamed = new LinkedHashMap<>();
    private final Map<Integer, Lane> byVcpu = new LinkedHashMap<>();
    private final Map<SpanRows.Row, Lane> byRow = new LinkedHashMap<>();
    private int others;

    Process pcpus() {
        return pcpus;
    }

    Process domain(int domain) {
        return domains.computeIfAbsent(domain, id -> new Process(FIRST_DOMAIN + id, "d" + id, 1 + id));
    }

    Lane pcpu(int pcpu) {
        return byPcpu.computeIfAbsent(pcpu, id -> new Lane(pcpus, FIRST_PCPU + id, "p" + id, id));
    }

    /** What interrupted a pcpu while it was idle. */
    Lane idle(int pcpu) {
        return byIdle.computeIfAbsent(
                pcpu, id -> new Lane(pcpus, FIRST_OTHER + others++, "p" + id + " idle", IDLE_PLACE + id));
    }

    /** What a pcpu recorded of guests where nothing says of which vcpu. */
    Lane unnamed(int pcpu) {
        return byUnnamed.computeIfAbsent(
                pcpu, id -> new Lane(pcpus, FIRST_OTHER + others++, SpanFacts.unnamed(id), id));
    }

    Lane vcpu(int key) {
        Lane lane = byVcpu.get(key);
        if (lane == null) {
            int number = VcpuKey.vcpu(key);
            int domain = VcpuKey.domain(key);
            int tid = number < VCPUS_PER_DOMAIN
                    ? FIRST_VCPU + VCPUS_PER_DOMAIN * domain + number
                    : FIRST_OTHER + others++;
            lane = new Lane(domain(domain), tid, VcpuKey.text(key), VCPU_PLACE + number);
            byVcpu.put(key, lane);
        }
        return lane;
    }

    /** Where spans of a domain are shown that may overlap: its life in front. */
    Lane row(SpanRows.Row row) {
        int first = row.family().equals(SpanRows.LIFE) ? 0 : SpanRows.MOST_ROWS;
        return byRow.computeIfAbsent(
                row, id -> new Lane(domain(id.domain()), FIRST_OTHER + others++, id.name(), first + id.number()));
    }

    /** The processes of all lanes, that of the pcpus first. */
    List<Process> processes() {
        List<Process> all = new ArrayList<>(List.of(pcpus));
        all.addAll(domains.values());
        return all;
    }

    /** The ones asked for. */
    List<Lane> all() {
        List<Lane> all = new ArrayList<>(byPcpu.values());
        all.addAll(byIdle.values());
        all.addAll(byUnnamed.values());
        all.addAll(byRow.values());
        all.addAll(byVcpu.values());
        return all;
    }
}
