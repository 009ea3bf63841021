package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Captures whose clocks were disturbed on purpose: the truth is known, and must lie within what is stated. */
class SkewedTraceTest {
    static List<String> samples() {
        return Samples.ALL;
    }

    static List<String> shared() {
        return SharedCaptures.present() ? SharedCaptures.names() : List.of("none");
    }

    static byte[] bytes(String shared) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(SharedCaptures.trace(shared)))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Records out of order in captures with pcpus so quiet that their clocks stay doubtful; their bounds say so. */
    static final Map<String, Integer> DOUBTFUL = Map.of("vmx-hvm-credit2", 5, "xen420-arm64-lifecycle-credit", 27);

    @ParameterizedTest
    @MethodSource("samples")
    void offsetsAndRatesArePutRight(String sample) {
        SkewedCapture capture = new SkewedCapture(Samples.bytes(sample));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            Disturbances disturbed = new Disturbances(clean, 11);
            Stream.of(disturbed.lines(1e-3, 0), disturbed.lines(1, 50), disturbed.lines(3600, 50))
                    .forEach(skew -> assertRight(clean, capture, skew));
        }
    }

    @ParameterizedTest
    @MethodSource("shared")
    void offsetsAndRatesOfLongCapturesArePutRight(String name) {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        SkewedCapture capture = new SkewedCapture(bytes(name));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            Accuracy accuracy = accuracy(clean, capture, new Disturbances(clean, 5).lines(1, 50));
            assertEquals(100, accuracy.inside());
            assertTrue(accuracy.after() <= DOUBTFUL.getOrDefault(name, 0), accuracy.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("shared")
    void aStepIsFoundAndItsClockNamed(String name) {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        SkewedCapture capture = new SkewedCapture(bytes(name));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED);
                Capture stepped = capture.open(new Disturbances(clean, 5).kink(2, 0.5, 5e-3, 0));
                Analysis skewed = Analyzer.analyze(stepped, 2, clean.rate())) {
            int guilty = clean.schedule().get(2 % clean.schedule().size()).pcpu();
            List<Integer> named = skewed.alignment().pcpus().stream()
                    .filter(pcpu -> !pcpu.steps().isEmpty())
                    .map(PcpuClock::pcpu)
                    .toList();
            assertEquals(List.of(guilty), named);
            assertEquals(100, Accuracy.of(clean, skewed).inside());
        }
    }

    private static void assertRight(Analysis clean, SkewedCapture capture, IntFunction<Skew> skew) {
        Accuracy accuracy = accuracy(clean, capture, skew);
        assertEquals(100, accuracy.inside(), accuracy::toString);
        assertEquals(0, accuracy.after(), accuracy::toString);
        assertTrue(accuracy.before() > 0);
    }

    private static Accuracy accuracy(Analysis clean, SkewedCapture capture, IntFunction<Skew> skew) {
        try (Capture file = capture.open(skew);
                Analysis skewed = Analyzer.analyze(file, 2, clean.rate())) {
            return Accuracy.of(clean, skewed);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void clocksThatAreRightAreLeftAlone(String sample) {
        try (Capture file = new SkewedCapture(Samples.bytes(sample)).open();
                Analysis proved = Analyzer.analyze(file, 2, null, Clocks.PROVED)) {
            assertEquals(Alignment.Mode.AS_RECORDED, proved.alignment().mode());
            assertEquals(0, proved.alignment().violationsBefore());
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        SkewedCapture capture = new SkewedCapture(Samples.bytes(Samples.HVM_BOOT));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 1, null, Clocks.AS_RECORDED)) {
            IntFunction<Skew> skew = new Disturbances(clean, 3).lines(1, 50);
            assertEquals(offsets(capture, skew, 1), offsets(capture, skew, 4));
        }
    }

    private static List<Long> offsets(SkewedCapture capture, IntFunction<Skew> skew, int threads) {
        try (Capture file = capture.open(skew);
                Analysis analysis = Analyzer.analyze(file, threads, TscRate.given(2.6e9))) {
            return analysis.alignment().pcpus().stream()
                    .flatMap(pcpu -> Stream.of(pcpu.offset(), pcpu.bound().worst()))
                    .toList();
        }
    }
}
