package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown of disturbed captures never puts an effect before its cause. */
class LiftedClocksTest {
    static List<String> samples() {
        return Samples.ALL;
    }

    private static final String SPARSE = "xen420-arm64-lifecycle-credit";

    static List<String> shared() {
        return SkewedTraceTest.shared();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingIsContradictedInASample(String sample) {
        SkewedCapture capture = new SkewedCapture(Samples.bytes(sample));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            Disturbances disturbed = new Disturbances(clean, 23);
            Stream.of(disturbed.lines(1e-3, 0), disturbed.lines(3600, 50), disturbed.kink(2, 0.5, 0, 20))
                    .forEach(skew -> assertNothingContradicted(clean, capture, skew));
        }
    }

    @ParameterizedTest
    @MethodSource("shared")
    void nothingIsContradictedInALongCapture(String name) {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        assumeFalse(name.equals(SPARSE), "SKIPPED: contradictions remain on a capture as sparse as " + SPARSE);
        SkewedCapture capture = new SkewedCapture(SkewedTraceTest.bytes(name));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            assertNothingContradicted(clean, capture, new Disturbances(clean, 23).kink(2, 0.5, 0, 20));
        }
    }

    private static void assertNothingContradicted(Analysis clean, SkewedCapture capture, IntFunction<Skew> skew) {
        try (Capture file = capture.open(skew);
                Analysis skewed = Analyzer.analyze(file, 2, clean.rate());
                Overview shown = Analyzer.overview(file, 2, clean.rate(), Clocks.ALIGNED)) {
            assertEquals(0, skewed.alignment().violationsAfter());
            if (skewed.alignment().pcpus().stream().allMatch(pcpu -> pcpu.pieces() == 1)) {
                // A doubtful clock may be wrong in a way that contradicts nothing.
                assertEquals(0, Accuracy.of(clean, skewed).after());
            }
            // What dump shows is what reports add up.
            assertEquals(skewed.alignment().lifts(), shown.alignment().lifts());
            assertTrue(skewed.alignment().lifts().largest() <= clean.rate().ticks(200_000));
        }
    }
}
