package io.xenscope.bench;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The analysis of a {@link BenchInput}, for what comes after it. */
@State(Scope.Benchmark)
public class AnalysisInput {
    private Analysis analysis;

    @Setup(Level.Trial)
    public void analyze(BenchInput input) {
        analysis = Analyzer.analyze(input.capture(), 1, TscRate.given(1e9));
    }

    Analysis analysis() {
        return analysis;
    }

    @TearDown(Level.Trial)
    public void close() {
        analysis.close();
    }
}
