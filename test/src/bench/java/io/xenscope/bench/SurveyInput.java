package io.xenscope.bench;

import io.xenscope.analyze.make.Survey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The survey of a {@link BenchInput}, for what shows its records one by one. */
@State(Scope.Benchmark)
public class SurveyInput {
    private Capture capture;
    private Survey survey;

    @Setup(Level.Trial)
    public void survey(BenchInput input) {
        capture = input.capture();
        survey = Survey.of(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED);
    }

    public Capture capture() {
        return capture;
    }

    public Survey survey() {
        return survey;
    }

    @TearDown(Level.Trial)
    public void close() {
        survey.close();
    }
}
