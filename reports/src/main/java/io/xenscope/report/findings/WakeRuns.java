package io.xenscope.report.findings;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** What became of the wake-ups of one vcpu: how often its first run after one ended in a preemption, and how soon. */
final class WakeRuns {
    private final int vcpu;
    private final Range range;
    private final long soonTicks;
    private boolean isWoken;
    private long runs;
    private long soon;

    private WakeRuns(int vcpu, Range range, long soonTicks) {
        this.vcpu = vcpu;
        this.range = range;
        this.soonTicks = soonTicks;
    }

    /** Those of the vcpus asked for, by number; goes through the schedule with so many threads. */
    static List<WakeRuns> of(Analysis analysis, Range range, int threads, IntPredicate chosen) {
        List<WakeRuns> all = new ArrayList<>();
        long soonTicks = analysis.rate().ticks(SoonPreempted.SOON_NANOS);
        new StayJoin(analysis).run(threads, key -> {
            if (!chosen.test(key)) {
                return null;
            }
            WakeRuns one = new WakeRuns(key, range, soonTicks);
            all.add(one);
            return one::stay;
        });
        all.sort(Comparator.comparingInt(WakeRuns::vcpu));
        return all;
    }

    private void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        if (state == VcpuState.RUNNING && isWoken && after != null && range.includes(begin)) {
            runs++;
            soon += after == VcpuState.RUNNABLE && end - begin < soonTicks ? 1 : 0;
        }
        isWoken = state == VcpuState.RUNNABLE && (before == VcpuState.BLOCKED || before == VcpuState.OFFLINE);
    }

    /** See {@link io.xenscope.analyze.base.VcpuKey}. */
    int vcpu() {
        return vcpu;
    }

    /** First runs after a wake-up that were seen whole. */
    long runs() {
        return runs;
    }

    /** Those of them that a preemption ended soon. */
    long soon() {
        return soon;
    }
}
