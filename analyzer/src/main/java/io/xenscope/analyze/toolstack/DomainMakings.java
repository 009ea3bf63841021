package io.xenscope.analyze.toolstack;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.sched.Run;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds how domains were made, and the calls of toolstacks, by reading the runs that matter again. */
public final class DomainMakings {
    /** So much before a creation its preparation is looked for. */
    private static final int PREPARED_SECONDS = 60;

    /** Whose making is followed: the first ones of a capture. */
    private static final int MOST = 256;

    private static final Comparator<ToolCall> BY_TIME =
            Comparator.comparingLong(ToolCall::begin).thenComparingInt(ToolCall::vcpu);

    private final Analysis analysis;
    private final List<DomainLife> lives;
    private final long second;
    private final List<ToolCall> calls = new ArrayList<>();

    private DomainMakings(Analysis analysis, List<DomainLife> lives) {
        this.analysis = analysis;
        this.lives = lives;
        this.second = analysis.rate().ticks(1_000_000_000);
    }

    /**
     * The making of each of some domains, in the order of {@code lives}.
     *
     * @param lives with their runs; those whose begin was not seen are passed over, and those beyond the first 256
     */
    public static List<DomainMaking> of(Capture capture, Analysis analysis, List<DomainLife> lives, int threads) {
        List<DomainLife> begun =
                lives.stream().filter(DomainLife::isBegun).limit(MOST).toList();
        if (begun.isEmpty()) {
            return List.of();
        }
        DomainMakings makings = new DomainMakings(analysis, begun);
        makings.calls.addAll(calls(capture, analysis, threads, makings::matters));
        return begun.stream().map(makings::making).toList();
    }

    /**
     * All calls of toolstacks in a capture, in the order of time: of domains that make calls which only toolstacks make. Guests make
     * memory_op and hvm_op for themselves.
     */
    public static List<ToolCall> calls(Capture capture, Analysis analysis, int threads) {
        List<ToolCall> all = calls(capture, analysis, threads, (vcpu, run) -> true);
        Set<Integer> managers = all.stream()
                .filter(ToolCall::isOfManager)
                .map(call -> VcpuKey.domain(call.vcpu()))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(call -> managers.contains(VcpuKey.domain(call.vcpu())))
                .toList();
    }

    /** Says which runs of which vcpus are read. */
    private interface Choice {
        boolean reads(int vcpu, Run run);
    }

    private static List<ToolCall> calls(Capture capture, Analysis analysis, int threads, Choice choice) {
        Readings readings = new Readings(capture, analysis);
        VcpuTrackers<ToolCallLog> logs = readings.vcpus()
                .follow(
                        (vcpu, mates) -> VcpuKey.isIdle(vcpu) || vcpu == VcpuKey.UNKNOWN
                                ? null
                                : new ToolCallLog(vcpu, run -> choice.reads(vcpu, run)),
                        ToolCallLog::register);
        readings.run(threads);
        List<ToolCall> calls = new ArrayList<>();
        logs.forEach((vcpu, log) -> calls.addAll(log.log()));
        calls.sort(BY_TIME);
        return calls;
    }

    /** A domain that makes another one may do so on any of its vcpus. */
    private boolean matters(int vcpu, Run run) {
        for (DomainLife life : lives) {
            boolean isMaker = VcpuKey.domain(life.creator()) == VcpuKey.domain(vcpu);
            if (isMaker && run.begin() <= end(life) && run.end() >= life.begin() - PREPARED_SECONDS * second) {
                return true;
            }
        }
        return false;
    }

    /** When the making of a domain was over: it ran, was gone, or the capture ended. */
    private long end(DomainLife life) {
        long until = Math.max(life.begin(), life.lastsUntil(analysis.extent().endTicks()));
        return life.firstRun() == DomainLife.NEVER ? until : Math.min(life.firstRun(), until);
    }

    private DomainMaking making(DomainLife life) {
        int maker = VcpuKey.domain(life.creator());
        long end = end(life);
        List<ToolCall> own = calls.stream()
                .filter(call -> VcpuKey.domain(call.vcpu()) == maker && call.begin() < end)
                .filter(call -> call.begin() >= earliest(life, maker))
                .toList();
        List<DomainMaking.Part> phases = new MakingPhases(life, end, own, second).find();
        long begin = Math.min(life.begin(), phases.get(0).begin());
        List<ToolCall> inside =
                own.stream().filter(call -> call.latestEnd() >= begin).toList();
        List<DomainMaking.Stretch> line = MakingLine.of(inside, life.creator(), begin, end);
        return new DomainMaking(life, end, inside, phases, line, others(life, maker));
    }

    /** Before that calls were made for a domain before, whose making was over by then, or too long ago. */
    private long earliest(DomainLife life, int maker) {
        return lives.stream()
                .filter(other -> other != life && VcpuKey.domain(other.creator()) == maker)
                .mapToLong(this::end)
                .filter(end -> end <= life.begin())
                .reduce(life.begin() - PREPARED_SECONDS * second, Math::max);
    }

    private int others(DomainLife life, int maker) {
        return (int) lives.stream()
                .filter(other -> other != life && VcpuKey.domain(other.creator()) == maker)
                .filter(other -> other.begin() < end(life) && end(other) > life.begin())
                .count();
    }
}
