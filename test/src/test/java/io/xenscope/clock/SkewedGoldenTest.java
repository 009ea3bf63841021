package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages and the picture of a capture whose clocks are a second and 50 ppm apart at most, one of which steps, are to the
 * byte what somebody has looked at and found right. {@code -Dgolden.update=true} writes the files anew.
 */
class SkewedGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "skewed");

    /** Reports name it, so it is called the same everywhere. */
    private static final Path SKEWED = Path.of("target", "skewed.xentrace");

    @BeforeAll
    static void skew() throws IOException {
        SkewedCapture capture = new SkewedCapture(Samples.bytes(Samples.PV_DOMAIN_CREATE));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            Disturbances disturbed = new Disturbances(clean, 31);
            IntFunction<Skew> lines = disturbed.lines(1, 50);
            IntFunction<Skew> step = disturbed.kink(2, 0.5, 5e-3, 0);
            Files.createDirectories(SKEWED.getParent());
            Files.write(SKEWED, capture.bytes(pcpu -> pcpu == 2 ? step.apply(pcpu) : lines.apply(pcpu)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clock, text, txt",
        "clock, json, json",
        "clock, csv, csv",
        "clock, ndjson, ndjson",
        "latency, text, txt",
        "domains, csv, csv",
        "sched, csv, csv",
        "info, csv, csv",
    })
    void reportsAreAsTheyWereFoundRight(String report, String format, String ending) throws IOException {
        InProcess answer = InProcess.run(report, "--format", format, "--threads", "2", SKEWED.toString());

        assertEquals(new InProcess(0, golden(report + "." + ending, answer.out()), ""), answer);
    }

    @Test
    void thePictureIsAsItWasFoundRight() throws IOException {
        Path svg = Path.of("target", "skewed.svg");
        InProcess.run("clock", "--svg", svg.toString(), SKEWED.toString());
        String drawn = Files.readString(svg);

        assertEquals(golden("clock.svg", drawn), drawn);
    }

    @Test
    void spansTellHowFarTheirTimesCanBeOff() {
        List<String> activations = InProcess.run("export", "ndjson", SKEWED.toString())
                .out()
                .lines()
                .filter(line -> line.contains("\"kind\":\"activation\""))
                .toList();

        // Each vcpu ran on the pcpu that stepped, or was woken there.
        assertTrue(activations.size() > 3000);
        activations.forEach(line -> assertTrue(line.contains("\"clock\":\"unsafe\""), line));
    }

    private static String golden(String name, String now) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, now);
        }
        return Files.readString(golden);
    }
}
