package io.xenscope.report.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.Capture;
import io.xenscope.report.cli.InProcess;
import io.xenscope.report.rows.ReadRows;
import io.xenscope.report.rows.Tables;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code latency} of rows against the log that {@code latency --by vcpu --hlog} writes. */
final class VcpuHistogramsTest {
    @TempDir
    Path directory;

    static List<String> samples() {
        return Samples.ALL;
    }

    /** By tag the counters of a log, which has one digit more. */
    private Map<String, Histogram> ofLog(Path capture) throws IOException {
        Path log = directory.resolve("all.hlog");
        InProcess done = InProcess.run("latency", "-q", "--by", "vcpu", "--hlog", log.toString(), capture.toString());
        assertEquals(0, done.exit(), done.err());
        Map<String, Histogram> read = new TreeMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            while (reader.hasNext()) {
                Histogram one = (Histogram) reader.nextIntervalHistogram();
                Histogram coarse = new Histogram(3);
                coarse.add(one);
                read.put(one.getTag(), coarse);
            }
        }
        return read;
    }

    private static Map<String, Histogram> ofRows(Path file) throws DataFormatException {
        Map<String, Histogram> read = new TreeMap<>();
        try (Capture capture = Capture.open(file)) {
            for (Map<String, Object> row : ReadRows.of(capture, Tables.LATENCY)) {
                Histogram one = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap((byte[]) row.get("hist")), 0);
                assertEquals(row.get("count"), one.getTotalCount(), row.toString());
                assertTrue(one.valuesAreEquivalent(one.getMaxValue(), (long) row.get("max_ns")), row.toString());
                String reason = row.containsKey("reason") ? "." + row.get("reason") : "";
                String tag = row.get("name") + reason + ".d" + row.get("dom") + "v" + row.get("vcpu");
                read.put(tag.replaceAll("[^A-Za-z0-9_.-]+", "_"), one);
            }
        }
        return read;
    }

    /** A line for each counter that is not zero. */
    private static String lines(Map<String, Histogram> histograms) {
        StringBuilder text = new StringBuilder();
        histograms.forEach((tag, histogram) -> {
            text.append(tag).append('\n');
            histogram
                    .recordedValues()
                    .forEach(one -> text.append(one.getValueIteratedTo())
                            .append(' ')
                            .append(one.getCountAddedInThisIterationStep())
                            .append('\n'));
        });
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_counter_of_each_vcpu_is_that_of_the_log(String sample) throws Exception {
        Path capture = Samples.path(sample);
        Map<String, Histogram> rows = ofRows(capture);
        // Who is not known has rows, and no file.
        rows.keySet().removeIf(tag -> tag.contains("null"));
        assertEquals(lines(ofLog(capture)), lines(rows));
    }

    @Test
    void there_are_rows_to_compare() throws Exception {
        assertTrue(ofRows(Samples.path(Samples.HVM_BOOT)).containsKey("exit.VMEXIT_IOIO.d6v0"));
    }
}
