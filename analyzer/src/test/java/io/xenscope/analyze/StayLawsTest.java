package io.xenscope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.account.VcpuPlaces;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.DomainState;
import io.xenscope.analyze.stay.DomainStays;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.analyze.stay.Stays;
import io.xenscope.samples.DamagedBytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds of stays in any capture, whole or damaged, and in any part of it. */
final class StayLawsTest {
    private record Stay(VcpuState state, long begin, long end) {}

    @Test
    void totals_are_those_of_the_analysis_and_those_of_parts_add_up_to_them() {
        Random random = new Random(1);
        for (int seed = 0; seed < 60; seed++) {
            byte[] bytes = bytes(seed, random);
            try (Analysis analysis = Outcome.of(bytes, 1).analysis()) {
                Range all = whole(analysis);
                long middle = all.from() + random.nextInt((int) all.ticks() + 1);
                Stays whole = stays(analysis, all, 1 + seed % 4);
                assertEquals(totals(analysis), totals(whole), "seed " + seed);
                assertEquals(
                        totals(whole),
                        sum(
                                totals(stays(analysis, new Range(all.from(), middle), 1)),
                                totals(stays(analysis, new Range(middle, all.to()), 3))),
                        "seed " + seed);
            }
        }
    }

    @Test
    void states_of_domains_follow_from_what_their_vcpus_do_at_each_moment() {
        Random random = new Random(2);
        for (int seed = 0; seed < 60; seed++) {
            try (Analysis analysis = Outcome.of(bytes(seed, random), 1).analysis()) {
                Stays stays = stays(analysis, whole(analysis), 2);
                assertEquals(expectedDomains(analysis), domains(stays), "seed " + seed);
            }
        }
    }

    /** Every second one damaged. */
    private static byte[] bytes(int seed, Random random) {
        byte[] whole = new RandomSchedule(seed, 1 + seed % 5, 1 + seed % 7, 300).bytes();
        int from = 12 + random.nextInt(whole.length - 200);
        return seed % 2 == 0 ? whole : DamagedBytes.zeroed(whole, from & ~3, from + random.nextInt(180));
    }

    private static Range whole(Analysis analysis) {
        return new Range(analysis.extent().beginTicks(), analysis.extent().endTicks());
    }

    private static Stays stays(Analysis analysis, Range range, int threads) {
        return Stays.of(analysis, range, threads, key -> true, domain -> true);
    }

    private static Map<String, Long> totals(Analysis analysis) {
        Map<String, Long> totals = new TreeMap<>();
        for (VcpuFacts vcpu : analysis.vcpus()) {
            for (VcpuState state : VcpuState.values()) {
                if (!vcpu.isUnknown()) {
                    totals.put(
                            VcpuKey.text(vcpu.key()) + " " + state,
                            vcpu.time().of(state).total());
                }
            }
        }
        return totals;
    }

    private static Map<String, Long> totals(Stays stays) {
        Map<String, Long> totals = new TreeMap<>();
        for (int i = 0; i < stays.vcpus().size(); i++) {
            VcpuAccount vcpu = stays.vcpus().get(i);
            VcpuPlaces places = stays.places().get(i);
            String name = "d" + vcpu.domain() + "v" + vcpu.vcpu();
            assertEquals(vcpu.key(), places.key());
            assertEquals(vcpu.of(VcpuState.RUNNING).total(), places.running(), "by pcpu");
            for (VcpuState state : VcpuState.values()) {
                totals.put(name + " " + state, vcpu.of(state).total());
            }
        }
        return totals;
    }

    private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
        Map<String, Long> sum = new TreeMap<>(a);
        b.forEach((name, ticks) -> sum.merge(name, ticks, Long::sum));
        return sum;
    }

    private static Map<Integer, Map<DomainState, Long>> domains(Stays stays) {
        Map<Integer, Map<DomainState, Long>> all = new TreeMap<>();
        for (DomainStays domain : stays.domains()) {
            Map<DomainState, Long> own = new EnumMap<>(DomainState.class);
            for (DomainState state : DomainState.values()) {
                if (domain.of(state).total() > 0) {
                    own.put(state, domain.of(state).total());
                }
            }
            all.put(domain.domain(), own);
        }
        return all;
    }

    /** From the stays of all vcpus, looked up one by one for each piece between two changes. */
    private static Map<Integer, Map<DomainState, Long>> expectedDomains(Analysis analysis) {
        Map<Integer, List<List<Stay>>> byDomain = new TreeMap<>();
        new StayJoin(analysis).run(1, key -> {
            if (VcpuKey.isIdle(key)) {
                return null;
            }
            List<Stay> own = new ArrayList<>();
            byDomain.computeIfAbsent(VcpuKey.domain(key), none -> new ArrayList<>())
                    .add(own);
            return (state, before, pcpu, begin, end, isWhole) -> own.add(new Stay(state, begin, end));
        });
        Map<Integer, Map<DomainState, Long>> expected = new TreeMap<>();
        byDomain.forEach((domain, vcpus) -> expected.put(domain, expected(vcpus)));
        return expected;
    }

    private static Map<DomainState, Long> expected(List<List<Stay>> vcpus) {
        long[] borders = vcpus.stream()
                .flatMap(List::stream)
                .flatMapToLong(stay -> java.util.stream.LongStream.of(stay.begin(), stay.end()))
                .distinct()
                .sorted()
                .toArray();
        Map<DomainState, Long> ticks = new EnumMap<>(DomainState.class);
        for (int i = 1; i < borders.length; i++) {
            long from = borders[i - 1];
            long to = borders[i];
            List<VcpuState> now = vcpus.stream()
                    .flatMap(List::stream)
                    .filter(stay -> stay.begin() <= from && stay.end() >= to)
                    .map(Stay::state)
                    .toList();
            ticks.merge(expectedState(now), to - from, Long::sum);
        }
        return ticks;
    }

    private static DomainState expectedState(List<VcpuState> vcpus) {
        boolean run = vcpus.contains(VcpuState.RUNNING);
        boolean wait = vcpus.contains(VcpuState.RUNNABLE);
        boolean sleep = vcpus.contains(VcpuState.BLOCKED) || vcpus.contains(VcpuState.OFFLINE);
        if (run && wait) {
            return DomainState.CONCURRENCY_HAZARD;
        } else if (vcpus.contains(VcpuState.LOST)) {
            return DomainState.LOST;
        } else if (vcpus.contains(VcpuState.UNKNOWN)) {
            return DomainState.UNKNOWN;
        } else if (run) {
            return sleep ? DomainState.PARTIAL_RUN : DomainState.FULL_RUN;
        } else if (wait) {
            return sleep ? DomainState.PARTIAL_CONTENTION : DomainState.FULL_CONTENTION;
        }
        return DomainState.BLOCKED;
    }
}
