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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users see of clocks: of captures that are right, and of copies whose clocks were put apart. */
class ClockPageTest {
    @TempDir
    private Path directory;

    static List<String> samples() {
        return Samples.ALL;
    }

    static Stream<Arguments> reports() {
        return Samples.ALL.stream()
                .flatMap(sample -> Stream.of("info", "summary", "latency", "exits", "dump")
                        .map(command -> Arguments.of(sample, command)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aCaptureWhoseClocksAreRightIsLeftAlone(String sample, String command) {
        String file = Samples.path(sample).toString();

        assertEquals(InProcess.run(command, "--json", "--no-align", file), InProcess.run(command, "--json", file));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void clocksThatWerePutApartAreToldAsFarAsTheyAre(String sample) throws IOException {
        SkewedCapture capture = new SkewedCapture(Samples.bytes(sample));
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            IntFunction<Skew> skew = new Disturbances(clean, 31).lines(1, 0);
            Path skewed = Files.write(directory.resolve("skewed.xentrace"), capture.bytes(skew));
            List<Map<String, String>> result = rows(skewed, "result", clean);

            assertEquals("lines", result.get(0).get("mode"));
            assertTrue(Long.parseLong(result.get(0).get("violations_before")) > 0);
            assertEquals("0", result.get(0).get("violations_after"));
            long lifts = 0;
            for (Map<String, String> pcpu : rows(skewed, "pcpus", clean)) {
                int number = Integer.parseInt(pcpu.get("pcpu"));
                long truth = clean.rate().nanos(skew.apply(number).offset());
                long off = Math.abs(Long.parseLong(pcpu.get("offset_ns")) - truth);
                assertTrue(off <= Long.parseLong(pcpu.get("bound_ns")) + 1, pcpu::toString);
                lifts += Long.parseLong(pcpu.get("lifts"));
            }
            assertEquals(lifts, Long.parseLong(result.get(0).get("lifts")));
        }
    }

    private static List<Map<String, String>> rows(Path capture, String table, Analysis clean) {
        String hz = Long.toString(Math.round(clean.rate().hz()));
        InProcess answer = InProcess.run("clock", "-q", "--csv", "--table", table, "--cpu-hz", hz, capture.toString());
        assertEquals(0, answer.exit(), answer.err());
        List<String> lines = answer.out().lines().toList();
        String[] names = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
