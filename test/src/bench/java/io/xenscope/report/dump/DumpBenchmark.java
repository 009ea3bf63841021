package io.xenscope.report.dump;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.merge.RecordMerge;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.bench.OverviewInput;
import io.xenscope.report.cli.Unfiltered;
import io.xenscope.report.events.EventFilter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lines of a dump, one thread, in nanoseconds by record: merged and formatted slice by slice, and not written. Less
 * {@code Merge.slices} it is the formatting.
 */
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(1 << 20)
public class DumpBenchmark {
    @Benchmark
    public long text(OverviewInput input) {
        RecordMerge merge = new Timeline(input.capture(), input.overview()).merge();
        return dumped(input, merge, TextLines.of(merge.streams(), Long.MAX_VALUE, null));
    }

    @Benchmark
    public long csv(OverviewInput input) {
        return dumped(input, new Timeline(input.capture(), input.overview()).merge(), new CsvLines(null));
    }

    @Benchmark
    public long ndjson(OverviewInput input) {
        return dumped(input, new Timeline(input.capture(), input.overview()).merge(), JsonLines.rows(null));
    }

    private static long dumped(OverviewInput input, RecordMerge merge, LineFormat format) {
        Overview overview = input.overview();
        RecordForms forms = new RecordForms(overview.era(), new EventFilter(null, null), false, new VcpuNames());
        VcpuFilter vcpus = new VcpuFilter(Unfiltered.numbers(), Unfiltered.vcpus());
        RecordFilter all = new RecordFilter(Unfiltered.numbers(), vcpus);
        TickClock clock = new TickClock(
                overview.rate(), overview.extent().beginTicks());
        SliceText slice = new SliceText(input.capture().source(), merge, forms, all, format, clock);
        long[] borders = new Timeline(input.capture(), overview).slices(Long.MIN_VALUE, Long.MAX_VALUE);
        long bytes = 0;
        for (int i = 0; i + 1 < borders.length; i++) {
            slice.make(borders[i], borders[i + 1]);
            bytes += slice.lines().length();
        }
        return bytes;
    }
}
