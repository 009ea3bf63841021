package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where TSCs count tells nothing: firmware may have set them back, so that they run through zero (2^64). */
class TscOriginTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "pv-domain-create, summary",
        "pv-domain-create, latency",
        "hvm-boot, summary",
        "hvm-boot, info",
        "lost-records, summary",
        "lost-records, info",
        "lost-records, latency",
    })
    void reportsAreTheSameWhereTscsRunThroughZero(String sample, String report) throws IOException {
        SkewedCapture capture = new SkewedCapture(Samples.bytes(sample));
        long middle;
        try (Capture file = capture.open();
                Analysis clean = Analyzer.analyze(file, 2, null, Clocks.AS_RECORDED)) {
            middle = clean.extent().beginTicks() + clean.extent().spanTicks() / 2;
        }
        String asRecorded = report(report, Samples.bytes(sample));
        assertEquals(asRecorded, report(report, capture.bytes(pcpu -> Skew.line(-middle, 0, 0))));
        assertEquals(asRecorded, report(report, capture.bytes(pcpu -> Skew.line(-3 * middle, 0, 0))));
        assertEquals(asRecorded, report(report, capture.bytes(pcpu -> Skew.line(1L << 61, 0, 0))));
    }

    private String report(String report, byte[] capture) throws IOException {
        Path file = Files.write(directory.resolve("capture"), capture);
        InProcess answer = InProcess.run(report, "--json", file.toString());
        assertEquals(0, answer.exit(), answer.err());
        return answer.out().replaceFirst("\"begin_tsc\":-?[0-9]+,", "");
    }
}
