package io.xenscope.analyze.stay;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.sched.ScheduleJoin;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.VcpuTimeline;
import java.util.function.IntFunction;

/** Goes through the schedule of an analysis once more, and hands on each stay of each vcpu instead of their sums. */
public final class StayJoin {
    private final Overview overview;

    public StayJoin(Overview overview) {
        this.overview = overview;
    }

    /**
     * Hands each stay of a vcpu to its sink.
     *
     * @param threads how many vcpus are followed side by side
     * @param sinks makes the sink of a vcpu from its {@link VcpuKey}; null for those that nobody asked for
     */
    public void run(int threads, IntFunction<StaySink> sinks) {
        Extent extent = overview.extent();
        try (Workers workers = new Workers(threads)) {
            ScheduleJoin<VcpuTimeline> join =
                    new ScheduleJoin<>(overview.schedule(), overview.alignment(), key -> timeline(key, sinks));
            join.run(workers, extent.beginTicks(), extent.endTicks(), ScheduleJoin.SLICE_ITEMS, () -> {});
            workers.each(
                    join.histories().size(),
                    vcpu -> join.histories().get(vcpu).finish(extent.endTicks(), extent.complete()));
        }
    }

    private VcpuTimeline timeline(int key, IntFunction<StaySink> sinks) {
        StaySink sink = key == VcpuKey.UNKNOWN ? null : sinks.apply(key);
        return new VcpuTimeline(key, overview.extent().beginTicks(), overview.losses(), new VcpuTimeline.Listener() {
            @Override
            public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
                if (sink != null) {
                    sink.stay(state, before, pcpu, begin, end, after);
                }
            }
        });
    }
}
