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
 *
 * <p>Rows are given at their first use by one thread; any number of threads may ask for those that were given before.
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
     * @param number in the order of first use
     */
    record Lane(Process process, int tid, String name, int place, int number) {
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
    private final List<Lane> byNumber = new ArrayList<>();
    private int others;

    Process pcpus() {
        return pcpus;
    }

    Process domain(int domain) {
        Process known = domains.get(domain);
        if (known == null) {
            known = new Process(FIRST_DOMAIN + domain, "d" + domain, 1 + domain);
            domains.put(domain, known);
        }
        return known;
    }

    Lane pcpu(int pcpu) {
        Lane known = byPcpu.get(pcpu);
        return known != null ? known : added(byPcpu, pcpu, lane(pcpus, FIRST_PCPU + pcpu, "p" + pcpu, pcpu));
    }

    /** What interrupted a pcpu while it was idle. */
    Lane idle(int pcpu) {
        Lane known = byIdle.get(pcpu);
        return known != null
                ? known
                : added(byIdle, pcpu, lane(pcpus, nextOther(), "p" + pcpu + " idle", IDLE_PLACE + pcpu));
    }

    /** What a pcpu recorded of guests where nothing says of which vcpu. */
    Lane unnamed(int pcpu) {
        Lane known = byUnnamed.get(pcpu);
        return known != null ? known : added(byUnnamed, pcpu, lane(pcpus, nextOther(), SpanFacts.unnamed(pcpu), pcpu));
    }

    Lane vcpu(int key) {
        Lane known = byVcpu.get(key);
        if (known != null) {
            return known;
        }
        int number = VcpuKey.vcpu(key);
        int domain = VcpuKey.domain(key);
        int tid = number < VCPUS_PER_DOMAIN ? FIRST_VCPU + VCPUS_PER_DOMAIN * domain + number : nextOther();
        return added(byVcpu, key, lane(domain(domain), tid, VcpuKey.text(key), VCPU_PLACE + number));
    }

    /** Where spans of a domain are shown that may overlap: its life in front. */
    Lane row(SpanRows.Row row) {
        Lane known = byRow.get(row);
        int first = row.family().equals(SpanRows.LIFE) ? 0 : SpanRows.MOST_ROWS;
        return known != null
                ? known
                : added(byRow, row, lane(domain(row.domain()), nextOther(), row.name(), first + row.number()));
    }

    /** The one with a {@link Lane#number}. */
    Lane numbered(int number) {
        return byNumber.get(number);
    }

    private int nextOther() {
        return FIRST_OTHER + others++;
    }

    private Lane lane(Process process, int tid, String name, int place) {
        return new Lane(process, tid, name, place, byNumber.size());
    }

    private <K> Lane added(Map<K, Lane> to, K key, Lane lane) {
        to.put(key, lane);
        byNumber.add(lane);
        return lane;
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
