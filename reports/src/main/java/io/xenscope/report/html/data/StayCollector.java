package io.xenscope.report.html.data;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.report.frame.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes the runstate intervals of all vcpus asked for, and keeps what the page needs of them. */
final class StayCollector {
    private static final SliceState[] DRAWN = {
        SliceState.WAITING_WOKEN, SliceState.WAITING_PREEMPTED, SliceState.RUNNING, SliceState.BLOCKED
    };

    private final Scope scope;
    private final Range range;
    private final Windows windows;
    private final int bucketCount;
    private final TreeMap<Integer, SliceColumns> slices = new TreeMap<>();
    private final TreeMap<Integer, Buckets> buckets = new TreeMap<>();
    private final Map<SliceState, HeatCounts> heat = new EnumMap<>(SliceState.class);
    private final BusyStrip strip;

    /** {@code bucketCount}: 0 where every interval is in the page. */
    StayCollector(Scope scope, Windows windows, int bucketCount, BusyStrip strip) {
        this.scope = scope;
        this.range = scope.range();
        this.windows = windows;
        this.bucketCount = bucketCount;
        this.strip = strip;
        for (SliceState state : DRAWN) {
            heat.put(state, new HeatCounts());
        }
    }

    void collect(EventCollector events, int threads) {
        new StayJoin(scope.analysis()).run(threads, key -> {
            if (VcpuKey.isIdle(key) || !scope.holds(key)) {
                return null;
            }
            return sink(key, events);
        });
        slices.values().forEach(SliceColumns::finish);
    }

    private StaySink sink(int key, EventCollector events) {
        Buckets own = bucketCount == 0 ? null : new Buckets(bucketCount, range.from(), range.to());
        SliceColumns columns = new SliceColumns(range.from(), range.to(), windows, events.wakersOf(key), own);
        slices.put(key, columns);
        if (own != null) {
            buckets.put(key, own);
        }
        int domain = VcpuKey.domain(key);
        return (state, before, pcpu, begin, end, after) -> {
            columns.stay(state, before, pcpu, begin, end, after);
            SliceState drawn = SliceState.of(state, before, after);
            HeatCounts map = heat.get(drawn);
            if (map != null && after != null && range.includes(begin)) {
                map.add(begin - range.from(), range.ticks(), scope.nanos(end - begin));
            }
            if (drawn == SliceState.RUNNING) {
                strip.ran(domain, Math.max(begin, range.from()), Math.min(end, range.to()));
            }
        };
    }

    /** Vcpus, by {@link VcpuKey}, in order. */
    List<Integer> vcpus() {
        return new ArrayList<>(slices.keySet());
    }

    SliceColumns slices(int vcpu) {
        return slices.get(vcpu);
    }

    /** Null where every interval is in the page. */
    Buckets buckets(int vcpu) {
        return buckets.get(vcpu);
    }

    HeatCounts heat(SliceState state) {
        return heat.get(state);
    }
}
