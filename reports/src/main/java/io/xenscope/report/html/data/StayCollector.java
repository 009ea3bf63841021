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
    private final List<Share> shares = new ArrayList<>();
    /** Two threads that count every stay in one place would wait for each other most of the time. */
    private final ThreadLocal<Share> share = ThreadLocal.withInitial(this::newShare);

    /** What one thread finds. */
    private final class Share {
        private final HeatCounts.Feed[] heats = new HeatCounts.Feed[SliceState.values().length];
        private final BusyStrip.Feed busy = strip.new Feed();

        Share() {
            heat.forEach((state, counts) -> heats[state.ordinal()] = counts.new Feed());
        }

        void flush() {
            heat.keySet().forEach(state -> heats[state.ordinal()].flush());
            busy.flush();
        }
    }

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
        shares.forEach(Share::flush);
        slices.values().forEach(SliceColumns::finish);
    }

    private Share newShare() {
        Share made = new Share();
        synchronized (shares) {
            shares.add(made);
        }
        return made;
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
            Share mine = share.get();
            HeatCounts.Feed map = mine.heats[drawn.ordinal()];
            if (map != null && after != null && range.includes(begin)) {
                map.add(begin - range.from(), range.ticks(), scope.nanos(end - begin));
            }
            if (drawn == SliceState.RUNNING) {
                mine.busy.ran(domain, Math.max(begin, range.from()), Math.min(end, range.to()));
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
