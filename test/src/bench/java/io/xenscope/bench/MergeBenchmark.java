package io.xenscope.bench;

import io.xenscope.analyze.merge.RecordMerge;
import io.xenscope.analyze.merge.Timeline;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** All pcpus' records in the order of time, in nanoseconds a record: at one go, and in the slices that threads share. */
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BenchInput.RECORDS)
public class MergeBenchmark {
    @Benchmark
    public long whole(OverviewInput input) {
        return merged(new Timeline(input.capture(), input.overview()).merge(), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Benchmark
    public long slices(OverviewInput input) {
        Timeline timeline = new Timeline(input.capture(), input.overview());
        RecordMerge merge = timeline.merge();
        long[] borders = timeline.slices(Long.MIN_VALUE, Long.MAX_VALUE);
        long sum = 0;
        for (int slice = 0; slice + 1 < borders.length; slice++) {
            sum += merged(merge, borders[slice], borders[slice + 1]);
        }
        return sum;
    }

    private static long merged(RecordMerge merge, long begin, long end) {
        long sum = 0;
        merge.open(begin, end);
        while (merge.next()) {
            sum += merge.current().time();
        }
        return sum;
    }
}
