package io.xenscope.bench;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.CaptureClocks;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The clocks of a walked capture, on one thread, in nanoseconds by record: looked at, and solved. */
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BenchInput.RECORDS)
@State(Scope.Benchmark)
public class ClockBenchmark {
    private List<PcpuWalk> pcpus;
    private CaptureClocks clocks;
    private Workers workers;

    @Setup(Level.Trial)
    public void walk(BenchInput input) {
        Walker walker = new Walker(input.capture());
        walker.walk(pcpu -> true);
        pcpus = Arrays.stream(walker.pcpus()).filter(Objects::nonNull).toList();
        workers = new Workers(1);
        clocks = new CaptureClocks(input.capture(), pcpus, workers, TscRate.given(2.6e9), new Problems());
    }

    /** What every analysis does. */
    @Benchmark
    public Alignment first() {
        return clocks.first(Clocks.ALIGNED);
    }

    /** What is done where records contradict the TSCs, or a proof is asked for. */
    @Benchmark
    public Alignment solve() {
        return clocks.solve(Clocks.ALIGNED);
    }

    @TearDown(Level.Trial)
    public void close() {
        workers.close();
        pcpus.forEach(pcpu -> pcpu.schedule().close());
    }
}
