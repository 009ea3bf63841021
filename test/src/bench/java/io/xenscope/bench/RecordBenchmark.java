package io.xenscope.bench;

import io.xenscope.analyze.track.pcpu.ExitTrack;
import io.xenscope.analyze.track.pcpu.InjectionTrack;
import io.xenscope.analyze.track.pcpu.IrqTrack;
import io.xenscope.analyze.track.pcpu.PvTrack;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What every record goes through, in nanoseconds a record: the cursor, then the walk with all its tracks. */
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BenchInput.RECORDS)
public class RecordBenchmark {
    /** Headers of windows only; by record too, so that it can be compared. */
    @Benchmark
    public WindowIndex index(BenchInput input) {
        return Capture.of(input.capture().source()).windows();
    }

    @Benchmark
    public long cursor(BenchInput input) {
        WindowIndex windows = input.capture().windows();
        RecordCursor cursor = new RecordCursor(input.capture().source());
        long sum = 0;
        for (int window = 0; window < windows.count(); window++) {
            cursor.wrap(windows.start(window), windows.end(window));
            while (cursor.next()) {
                sum += cursor.event() + cursor.tsc();
            }
        }
        return sum;
    }

    /** Dispatch and the four that every walk has: who runs, losses, run times, damage. */
    @Benchmark
    public Walker walkWithoutTracks(BenchInput input) {
        return walked(new Walker(input.capture()));
    }

    @Benchmark
    public Walker walk(BenchInput input) {
        int pcpus = input.capture().windows().pcpuLimit();
        Walker walker = new Walker(input.capture());
        walker.add(new ExitTrack(pcpus));
        walker.add(new PvTrack());
        walker.add(new InjectionTrack());
        walker.add(new IrqTrack(pcpus));
        return walked(walker);
    }

    private static Walker walked(Walker walker) {
        walker.walk(pcpu -> true);
        for (PcpuWalk pcpu : walker.pcpus()) {
            if (pcpu != null) {
                pcpu.schedule().close();
            }
        }
        return walker;
    }
}
