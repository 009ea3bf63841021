package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures that tell little of clocks, because hosts are idle or pcpus share few vcpus: an answer that contradicts nothing is found. */
class SparseClocksTest {
    private static final TscRate RATE = TscRate.given(1e9);

    /** Offsets of the pcpus but the first, in seconds and ppm. */
    private static Accuracy accuracy(byte[] bytes, int seed, double seconds, double ppm) {
        SkewedCapture capture = new SkewedCapture(bytes);
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, RATE, Clocks.AS_RECORDED)) {
            IntFunction<Skew> skew = new Disturbances(clean, seed).lines(seconds, ppm);
            try (Capture skewed = capture.open(skew);
                    Analysis found = Analyzer.analyze(skewed, 2, RATE)) {
                assertTrue(found.alignment().violationsBefore() > 0);
                assertEquals(0, found.alignment().violationsAfter());
                return Accuracy.of(clean, found);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void offsets_of_an_idle_host_are_found_to_microseconds(int seed) {
        Accuracy accuracy = accuracy(SparseHost.idle(seed, 4, 4, 5), seed, 1e-3, 0);
        assertEquals(100, accuracy.inside());
        assertTrue(accuracy.worst() < 40, accuracy::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void bounds_hold_where_more_than_one_answer_fits(int seed) {
        assertEquals(100, accuracy(SparseHost.idle(seed, 4, 4, 5), seed, 1, 0).inside());
        assertEquals(
                100, accuracy(SparseHost.idle(seed, 4, 4, 5), seed, 1e-3, 50).inside());
        // Few vcpus on many pcpus: several answers fit.
        assertEquals(
                100, accuracy(SparseHost.idle(seed, 8, 4, 5), seed, 1e-3, 0).inside());
    }

    @Test
    void pcpus_that_share_few_vcpus_are_put_right() {
        Accuracy accuracy = accuracy(SparseHost.mostlyPinned(1, 19, 4, 2), 1, 0.3e-3, 0);
        assertEquals(100, accuracy.inside());
        assertTrue(accuracy.worst() < 40, accuracy::toString);
    }
}
