package io.xenscope.bench;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.ScheduleJoin;
import io.xenscope.analyze.sched.VcpuTimeline;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What follows the walk, on one thread, in nanoseconds by record of the capture: the join by vcpu, and all spans. */
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BenchInput.RECORDS)
public class ScheduleBenchmark {
    private static final int SPANS_PER_ACTIVATION = 2_000;

    @Benchmark
    public ScheduleJoin<VcpuTimeline> join(AnalysisInput input) {
        Analysis analysis = input.analysis();
        long begin = analysis.extent().beginTicks();
        LossTimes losses = LossTimes.of(analysis.schedule(), analysis.alignment());
        ScheduleJoin<VcpuTimeline> join = new ScheduleJoin<>(
                analysis.schedule(), analysis.alignment(), key -> new VcpuTimeline(key, begin, losses, new VcpuTimeline.Listener() {}));
        try (Workers workers = new Workers(1)) {
            join.run(workers, begin, analysis.extent().endTicks(), ScheduleJoin.SLICE_ITEMS, () -> {});
        }
        return join;
    }

    @Benchmark
    public void spans(BenchInput capture, AnalysisInput input, Blackhole hole) {
        ActivationLimits all =
                new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, SPANS_PER_ACTIVATION);
        Activations.read(capture.capture(), input.analysis(), all, 1, hole::consume);
    }
}
