package io.xenscope.analyze.span;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.analyze.toolstack.DomainMaking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** When the vcpus on which domains were made did not run: the waits and sleeps that are long enough to be seen. */
final class MakersAway {
    private static final int LEAST_NANOS = 1_000_000;

    /** Of one making; more are not worth a span. */
    private static final int MOST = 200;

    /** One wait or sleep, in common ticks. */
    record Away(VcpuState state, int pcpu, long begin, long end) {}

    private static final Comparator<Away> LONGEST =
            Comparator.comparingLong((Away away) -> away.begin - away.end).thenComparingLong(Away::begin);

    private final Map<DomainMaking, List<Away>> byMaking = new IdentityHashMap<>();

    private MakersAway() {}

    /** Goes through the schedule with so many threads. */
    static MakersAway of(Analysis analysis, List<DomainMaking> makings, int threads) {
        MakersAway all = new MakersAway();
        makings.forEach(making -> all.byMaking.put(making, Collections.synchronizedList(new ArrayList<>())));
        if (!makings.isEmpty()) {
            long least = analysis.rate().ticks(LEAST_NANOS);
            new StayJoin(analysis).run(threads, vcpu -> (state, before, pcpu, begin, end, after) -> {
                if (state != VcpuState.RUNNING && end - begin >= least) {
                    all.take(vcpu, new Away(state, pcpu, begin, end));
                }
            });
        }
        return all;
    }

    private void take(int vcpu, Away away) {
        byMaking.forEach((making, list) -> {
            for (DomainMaking.Stretch stretch : making.line()) {
                long begin = Math.max(away.begin, stretch.begin());
                long end = Math.min(away.end, stretch.end());
                if (stretch.vcpu() == vcpu && begin < end) {
                    list.add(new Away(away.state, away.pcpu, begin, end));
                }
            }
        });
    }

    /** Those of one making, the longest ones, in the order of time. */
    List<Away> of(DomainMaking making) {
        return byMaking.get(making).stream()
                .sorted(LONGEST)
                .limit(MOST)
                .sorted(Comparator.comparingLong(Away::begin).thenComparingLong(Away::end))
                .toList();
    }
}
