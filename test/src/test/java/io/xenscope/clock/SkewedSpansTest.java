package io.xenscope.clock;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.export.SoundDocuments;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spans of captures whose clocks are wrong are a sound forest in every format, put right or as recorded. */
class SkewedSpansTest {
    @TempDir
    Path directory;

    static List<String> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void clocksFarApart(String sample) throws Exception {
        check(sample, disturbances(sample).lines(1, 50));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void clockThatSteps(String sample) throws Exception {
        check(sample, disturbances(sample).kink(2, 0.5, 5e-3, 0));
    }

    private static Disturbances disturbances(String sample) {
        try (Capture file = new SkewedCapture(Samples.bytes(sample)).open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            return new Disturbances(clean, 3);
        }
    }

    private void check(String sample, IntFunction<Skew> skew) throws Exception {
        byte[] skewed = new SkewedCapture(Samples.bytes(sample)).bytes(skew);
        Path file = Files.write(directory.resolve("skewed"), skewed);
        SoundDocuments.check(file, Files.createDirectory(directory.resolve("aligned")), "--max-spans", "2500");
        SoundDocuments.check(
                file, Files.createDirectory(directory.resolve("recorded")), "--no-align", "--max-spans", "2500");
    }
}
