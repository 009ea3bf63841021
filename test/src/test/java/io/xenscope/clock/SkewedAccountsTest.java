package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.e2e.AccountLaws;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However far clocks are apart, and whatever windows are missing: no time of anybody is lost. */
class SkewedAccountsTest {
    static List<String> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void accountsAddUpHoweverClocksAreApart(String sample) {
        SkewedCapture capture = new SkewedCapture(Samples.bytes(sample));
        try (Analysis clean = analyzed(capture)) {
            Disturbances disturbed = new Disturbances(clean, 41);
            Stream.of(disturbed.lines(1e-3, 0), disturbed.lines(3600, 50), disturbed.kink(2, 0.5, 5e-3, 0))
                    .forEach(skew -> assertAddUp(clean, capture, skew));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void accountsAddUpWhereWindowsAreMissing(String sample) {
        double[] share = new Random(43).doubles(1 << 12).toArray();
        SkewedCapture holes = new SkewedCapture(Samples.bytes(sample))
                .without(window -> window > 0 && share[window % share.length] < 0.1);
        try (Analysis clean = analyzed(holes)) {
            assertAddUp(clean, holes, new Disturbances(clean, 41).lines(3600, 50));
        }
    }

    private static Analysis analyzed(SkewedCapture capture) {
        try (Capture file = capture.open()) {
            return Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED);
        }
    }

    private static void assertAddUp(Analysis clean, SkewedCapture capture, IntFunction<Skew> skew) {
        try (Capture file = capture.open(skew);
                Analysis skewed = Analyzer.analyze(file, 2, clean.rate())) {
            assertFalse(skewed.alignment().isIdentity());
            assertEquals(clean.pcpus().size(), skewed.pcpus().size());
            AccountLaws.assertAddUp(skewed);
        }
    }
}
