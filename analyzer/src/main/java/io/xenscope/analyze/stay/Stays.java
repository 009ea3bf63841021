package io.xenscope.analyze.stay;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.account.VcpuPlaces;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What vcpus and domains did within a {@link Range}, and where, from each of their runstate intervals. */
public final class Stays {
    /** Hands the intervals of one vcpu to several. */
    private record All(List<StaySink> sinks) implements StaySink {
        @Override
        public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
            sinks.forEach(sink -> sink.stay(state, before, pcpu, begin, end, after));
        }
    }

    private final Analysis analysis;
    private final Range range;
    private final List<VcpuAccount> vcpus = new ArrayList<>();
    private final List<VcpuPlaces> places = new ArrayList<>();
    private final List<DomainStays> domains = new ArrayList<>();
    private final TreeMap<Integer, List<StayLog>> logs = new TreeMap<>();

    private Stays(Analysis analysis, Range range) {
        this.analysis = analysis;
        this.range = range;
    }

    /**
     * Goes through the schedule with so many threads.
     *
     * @param chosen says which vcpus are asked for, by {@link VcpuKey}
     * @param chosenDomains says of which domains it is asked what their vcpus did at the same time; never of the idle one
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
            List<StaySink> sinks = new ArrayList<>();
            if (chosen.test(key)) {
                sinks.add(add(vcpus, new VcpuAccount(key, range)));
                sinks.add(add(places, new VcpuPlaces(key, range)));
            }
            if (!VcpuKey.isIdle(key) && chosenDomains.test(VcpuKey.domain(key))) {
                sinks.add(log(VcpuKey.domain(key)));
            }
            return sinks.isEmpty() ? null : new All(sinks);
        });
        places.forEach(VcpuPlaces::finish);
        vcpus.sort(Comparator.comparingInt(VcpuAccount::domain).thenComparingInt(VcpuAccount::vcpu));
        places.sort(Comparator.comparingInt(VcpuPlaces::domain).thenComparingInt(VcpuPlaces::vcpu));
        logs.forEach((domain, own) -> domains.add(new DomainStays(domain, own.size(), range, analysis.losses())));
        List<List<StayLog>> byDomain = List.copyOf(logs.values());
        long begin = analysis.extent().beginTicks();
        try (Workers workers = new Workers(threads)) {
            workers.each(domains.size(), i -> domains.get(i).read(byDomain.get(i), begin));
        }
    }

    private static <T> T add(List<T> all, T one) {
        all.add(one);
        return one;
    }

    private StayLog log(int domain) {
        StayLog log = new StayLog(analysis.extent().beginTicks());
        logs.computeIfAbsent(domain, number -> new ArrayList<>()).add(log);
        return log;
    }

    /** Those asked for, by domain and number. */
    public List<VcpuAccount> vcpus() {
        return vcpus;
    }

    /** Where those ran, in the same order. */
    public List<VcpuPlaces> places() {
        return places;
    }

    /** Those asked for, by number. */
    public List<DomainStays> domains() {
        return domains;
    }
}
