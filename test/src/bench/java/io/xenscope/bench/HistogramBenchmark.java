package io.xenscope.bench;

import io.xenscope.analyze.base.LatencyHistogram;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A histogram of each of its three forms (values, packed, fast), in microseconds for all its values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HistogramBenchmark {
    @Param({"1000", "10000", "1000000"})
    private int values;

    private long[] durations;
    private LatencyHistogram full;

    /** Like exits: most of a microsecond or two, some a thousand times as long. */
    @Setup(Level.Trial)
    public void fill() {
        Random random = new Random(7);
        durations = random.doubles(values)
                .mapToLong(uniform -> (long) (2000 / Math.pow(1 - uniform, 0.7)))
                .toArray();
        full = record();
    }

    @Benchmark
    public LatencyHistogram record() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (long duration : durations) {
            histogram.record(duration);
        }
        return histogram;
    }

    @Benchmark
    public LatencyHistogram merge() {
        LatencyHistogram sum = new LatencyHistogram();
        sum.add(full);
        sum.add(full);
        return sum;
    }

    @Benchmark
    public long percentile() {
        return full.percentile(99.9);
    }
}
