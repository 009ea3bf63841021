package io.xenscope.analyze.stay;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Workers;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What vcpus and domains did within a {@link Range}, from each of their stays. */
public final class Stays {
    /** Hands the stays of one vcpu to two. */
    private record Both(StaySink first, StaySink second) implements StaySink {
        @Override
        public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, boolean whole) {
            first.stay(state, before, pcpu, begin, end, whole);
            second.stay(state, before, pcpu, begin, end, whole);
        }
    }

    private final Analysis analysis;
    private final Range range;
    private final List<VcpuStays> vcpus = new ArrayList<>();
    private final List<DomainStays> domains = new ArrayList<>();
    private final TreeMap<Integer, List<StayLog>> logs = new TreeMap<>();

    private Stays(Analysis analysis, Range range) {
        this.analysis = analysis;
        this.range = range;
    }

    /**
     * Goes through the schedule with so many threads.
     *
     * @param chosen tells which vcpus are asked for, by {@link VcpuKey}
     * @param chosenDomains tells of which domains it is asked what their vcpus did at the same time; never of the idle one
     */
    public static Stays of(
            Analysis analysis, Range range, int threads, IntPredicate chosen, IntPredicate chosenDomains) {
        Stays stays = new Stays(analysis, range);
        try {
            stays.join(threads, chosen, chosenDomains);
        } finally {
            stays.logs.values().forEach(logs -> logs.forEach(StayLog::close));
        }
        return stays;
    }

    private void join(int threads, IntPredicate chosen, IntPredicate chosenDomains) {
        StayJoin join = new StayJoin(analysis);
        join.run(threads, key -> {
            StaySink sums = chosen.test(key) ? sums(key) : null;
            int domain = VcpuKey.domain(key);
            StaySink log = !VcpuKey.isIdle(key) && chosenDomains.test(domain) ? log(domain) : null;
            return sums == null ? log : log == null ? sums : new Both(sums, log);
        });
        vcpus.forEach(VcpuStays::finish);
        vcpus.sort(Comparator.comparingInt(VcpuStays::domain).thenComparingInt(VcpuStays::vcpu));
        logs.forEach((domain, own) -> domains.add(new DomainStays(domain, own.size(), range, analysis.losses())));
        List<List<StayLog>> byDomain = List.copyOf(logs.values());
        long begin = analysis.extent().beginTicks();
        try (Workers workers = new Workers(threads)) {
            workers.each(domains.size(), i -> domains.get(i).read(byDomain.get(i), begin));
        }
    }

    private VcpuStays sums(int key) {
        VcpuStays sums = new VcpuStays(key, range);
        vcpus.add(sums);
        return sums;
    }

    private StayLog log(int domain) {
        StayLog log = new StayLog(analysis.extent().beginTicks());
        logs.computeIfAbsent(domain, number -> new ArrayList<>()).add(log);
        return log;
    }

    /** Those asked for, by domain and number. */
    public List<VcpuStays> vcpus() {
        return vcpus;
    }

    /** Those asked for, by number. */
    public List<DomainStays> domains() {
        return domains;
    }
}
