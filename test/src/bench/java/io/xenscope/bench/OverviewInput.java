package io.xenscope.bench;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The overview of a {@link BenchInput}, for what shows its records one by one. */
@State(Scope.Benchmark)
public class OverviewInput {
    private Capture capture;
    private Overview overview;

    @Setup(Level.Trial)
    public void read(BenchInput input) {
        capture = input.capture();
        overview = Analyzer.overview(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED);
    }

    public Capture capture() {
        return capture;
    }

    public Overview overview() {
        return overview;
    }

    @TearDown(Level.Trial)
    public void close() {
        overview.close();
    }
}
