package io.xenscope.analyze.companion.guest;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.clock.foreign.Marks;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** When vcpus ran, waited for a pcpu and were blocked, in ns since the begin of the capture. */
public final class VcpuStays {
    private final Map<Integer, Map<VcpuState, Marks>> byVcpu = new HashMap<>();

    private VcpuStays() {}

    /** Those of the vcpus that are asked for, see {@link io.xenscope.analyze.base.VcpuKey}. */
    public static VcpuStays of(Analysis analysis, IntPredicate asked, int threads) {
        VcpuStays stays = new VcpuStays();
        long begin = analysis.extent().beginTicks();
        new StayJoin(analysis).run(threads, vcpu -> {
            if (!asked.test(vcpu)) {
                return null;
            }
            Map<VcpuState, Marks> states = new EnumMap<>(VcpuState.class);
            stays.byVcpu.put(vcpu, states);
            return (state, before, pcpu, from, to, after) -> states.computeIfAbsent(state, key -> new Marks())
                    .add(analysis.rate().nanos(from - begin), analysis.rate().nanos(to - begin));
        });
        return stays;
    }

    /** Whether anything is known of a vcpu. */
    public boolean has(int vcpu) {
        return byVcpu.containsKey(vcpu);
    }

    /** For how long a vcpu ran between two moments within some intervals, of which none overlaps another. */
    long ranInside(int vcpu, Marks intervals, long from, long to) {
        long sum = 0;
        int first = Math.max(0, intervals.firstFrom(from) - 1);
        for (int i = first; i < intervals.size() && intervals.begin(i) < to; i++) {
            sum += inside(vcpu, VcpuState.RUNNING, Math.max(from, intervals.begin(i)), Math.min(to, intervals.end(i)));
        }
        return sum;
    }

    /** For how long a vcpu was in a state between two moments, in ns. */
    public long inside(int vcpu, VcpuState state, long from, long to) {
        Marks marks = byVcpu.getOrDefault(vcpu, Map.of()).get(state);
        if (marks == null || to <= from) {
            return 0;
        }
        long sum = 0;
        int first = Math.max(0, marks.firstFrom(from) - 1);
        for (int i = first; i < marks.size() && marks.begin(i) < to; i++) {
            sum += Math.max(0, Math.min(to, marks.end(i)) - Math.max(from, marks.begin(i)));
        }
        return sum;
    }
}
