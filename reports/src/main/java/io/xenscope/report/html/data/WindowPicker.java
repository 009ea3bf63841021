package io.xenscope.report.html.data;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.report.frame.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses what a page shows exactly that cannot show everything: around what stands out and the longest waits, in that order, until
 * the room is spent.
 */
final class WindowPicker {
    private static final int WAITS = 200;
    private static final int CELLS = 1 << 13;
    private static final long LEAST_NANOS = 20_000_000;

    /** Windows may take this much of the room for columns; the rest is for shares. */
    private static final double PART = 0.7;

    private static final Comparator<long[]> LENGTH =
            Comparator.<long[]>comparingLong(wait -> wait[1] - wait[0]).thenComparing(wait -> -wait[0]);

    private final Scope scope;
    private final Range range;
    private final Plan plan;
    private final long cell;
    private final int[] slices = new int[CELLS];
    private final PriorityQueue<long[]> longest = new PriorityQueue<>(LENGTH);

    WindowPicker(Scope scope, Plan plan) {
        this.scope = scope;
        this.range = scope.range();
        this.plan = plan;
        this.cell = Buckets.width(CELLS, range.from(), range.to());
    }

    /** The windows; {@code moments} are chosen before all others, in their order. */
    Windows pick(List<Range> moments, int threads) {
        new StayJoin(scope.analysis())
                .run(
                        threads,
                        key -> VcpuKey.isIdle(key) || !scope.holds(key)
                                ? null
                                : (state, before, pcpu, begin, end, after) -> take(state, begin, end, after));
        List<long[]> chosen = new ArrayList<>();
        double room = plan.bytes() * PART;
        double eventsPerSlice = (double) (plan.calls() + plan.otherEvents()) / Math.max(1, plan.slices());
        for (long[] wanted : wanted(moments)) {
            double cost = slicesIn(wanted) * (Plan.SLICE + eventsPerSlice * Plan.EVENT);
            if (cost <= room) {
                room -= cost;
                chosen.add(wanted);
            }
        }
        return Windows.of(apart(chosen));
    }

    private synchronized void take(VcpuState state, long begin, long end, VcpuState after) {
        if (!range.includes(begin)) {
            return;
        }
        slices[(int) ((begin - range.from()) / cell)]++;
        if (state == VcpuState.RUNNABLE && after == VcpuState.RUNNING) {
            longest.add(new long[] {begin, end});
            if (longest.size() > WAITS) {
                longest.poll();
            }
        }
    }

    private List<long[]> wanted(List<Range> moments) {
        List<long[]> wanted = new ArrayList<>();
        moments.forEach(moment -> wanted.add(around(moment.from(), moment.to())));
        List<long[]> waits = new ArrayList<>(longest);
        waits.sort(LENGTH.reversed());
        waits.forEach(wait -> wanted.add(around(wait[0], wait[1])));
        return wanted;
    }

    /** Twice its length on either side, and not less than can be looked at. */
    private long[] around(long begin, long end) {
        long least = scope.analysis().rate().ticks(LEAST_NANOS);
        long margin = Math.max(2 * (end - begin), (least - (end - begin)) / 2);
        return new long[] {Math.max(range.from(), begin - margin), Math.min(range.to(), end + margin)};
    }

    private long slicesIn(long[] window) {
        long sum = 0;
        long last = Math.min(CELLS - 1, (window[1] - range.from()) / cell);
        for (long at = (window[0] - range.from()) / cell; at <= last; at++) {
            sum += slices[(int) at];
        }
        return sum;
    }

    /** Sorted, those that meet as one. */
    private static List<long[]> apart(List<long[]> windows) {
        List<long[]> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingLong(window -> window[0]));
        List<long[]> apart = new ArrayList<>();
        for (long[] window : sorted) {
            long[] last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last != null && window[0] <= last[1]) {
                last[1] = Math.max(last[1], window[1]);
            } else {
                apart.add(window.clone());
            }
        }
        return apart;
    }
}
