package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.account.PcpuPieces;
import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.Search;
import java.util.Comparator;
import java.util.List;

/** What one pcpu was doing at each of some moments, from its runs and losses. */
final class PcpuMoments {
    private static final int NO_RUN = -1;

    private final PcpuSchedule schedule;
    private final ClockModel clock;
    private final long[] times;
    private final PcpuState[] states;
    private final long[] since;
    private int next;
    private PcpuState last = PcpuState.UNKNOWN;
    private long lastSince = VcpuMoment.BEFORE;

    /** {@code times} in common ticks, rising. */
    PcpuMoments(Analysis analysis, PcpuSchedule schedule, long[] times) {
        this.schedule = schedule;
        this.clock = analysis.alignment().of(schedule.pcpu());
        this.times = times;
        this.states = new PcpuState[times.length];
        this.since = new long[times.length];
        long begin = analysis.extent().beginTicks();
        new PcpuPieces(
                        schedule,
                        clock,
                        analysis.extent(),
                        (state, vcpu, from, to, whole) -> piece(state, from, to, begin))
                .tell();
    }

    private void piece(PcpuState state, long from, long to, long captureBegin) {
        last = state;
        lastSince = from == captureBegin ? VcpuMoment.BEFORE : from;
        while (next < times.length && times[next] < to) {
            states[next] = last;
            since[next++] = lastSince;
        }
    }

    /** At the so-many-th moment, with what vcpus did then. */
    PcpuMoment at(int moment, List<VcpuMoment> vcpus) {
        long run = runAt(times[moment]);
        PcpuState state = moment < next ? states[moment] : stateAtEnd(times[moment], run);
        boolean isRunning = state == PcpuState.BUSY || state == PcpuState.IDLE;
        long before = isRunning ? run - 1 : run;
        RunLog runs = schedule.runs();
        boolean hasBefore = before >= 0 && runs.ends(before) < RunLog.ENDS_LOST;
        return new PcpuMoment(
                schedule.pcpu(),
                state,
                isRunning ? vcpu(run) : VcpuKey.UNKNOWN,
                moment < next ? since[moment] : Math.max(lastSince, isRunning ? begin(run) : lastSince),
                hasBefore ? vcpu(before) : VcpuKey.UNKNOWN,
                hasBefore ? runs.ends(before) : -1,
                waiting(vcpus));
    }

    /** Of a run that begins with the last record of the capture no time is left to account for. */
    private PcpuState stateAtEnd(long time, long run) {
        if (run >= 0 && begin(run) == time) {
            return VcpuKey.isIdle(vcpu(run)) ? PcpuState.IDLE : PcpuState.BUSY;
        }
        return last;
    }

    private long begin(long run) {
        RunLog runs = schedule.runs();
        boolean isSeen = runs.begins(run) != RunLog.BEGINS_AT_HEAD;
        return isSeen ? clock.ticks(runs.beginTsc(run)) : VcpuMoment.BEFORE;
    }

    private int vcpu(long run) {
        return run < 0 ? VcpuKey.UNKNOWN : schedule.slots().key(schedule.runs().slot(run));
    }

    /** The last run that began at or before a common tick; a run at the head of the records began before any. */
    private long runAt(long time) {
        RunLog runs = schedule.runs();
        boolean hasHead = runs.count() > 0 && runs.begins(0) == RunLog.BEGINS_AT_HEAD;
        long later = Search.first(hasHead ? 1 : 0, runs.count(), run -> clock.ticks(runs.beginTsc(run)) > time);
        return later == 0 ? NO_RUN : later - 1;
    }

    private List<VcpuMoment> waiting(List<VcpuMoment> vcpus) {
        return vcpus.stream()
                .filter(vcpu -> vcpu.state() == VcpuState.RUNNABLE && vcpu.pcpu() == schedule.pcpu())
                .filter(vcpu -> !VcpuKey.isIdle(vcpu.vcpu()))
                .sorted(Comparator.comparingLong(VcpuMoment::since).thenComparingInt(VcpuMoment::vcpu))
                .toList();
    }
}
