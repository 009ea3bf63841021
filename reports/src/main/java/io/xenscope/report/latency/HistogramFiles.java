package io.xenscope.report.latency;

import io.xenscope.report.cli.Output;
import io.xenscope.report.frame.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Latencies as files of HdrHistogram, which its plotters and log processors read: percentile spectra in microseconds, a file
 * each ({@code .hgrm}), and a log with a tagged histogram in nanoseconds each ({@code .hlog}).
 *
 * @param spectra directory; null where none are asked for
 * @param log file; likewise
 */
record HistogramFiles(Path spectra, Path log) {
    /** One more than durations are kept to, so that rounding them twice does not show. */
    private static final int DIGITS = 4;

    private static final int POINTS_PER_HALF = 5;
    private static final double NANOS_PER_MICRO = 1000;
    private static final double NANOS_PER_MILLI = 1e6;

    /** {@code timed}: rows interval by interval for the log; null: it has one interval. */
    void write(Scope scope, List<LatencyRow> rows, LatencyIntervals timed) {
        try {
            if (spectra != null) {
                Output.directory(spectra);
                for (LatencyRow row : rows) {
                    writeSpectrum(scope, row);
                }
            }
            if (log != null) {
                writeLog(scope, rows, timed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeSpectrum(Scope scope, LatencyRow row) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        histogram(scope, row).outputPercentileDistribution(printer(text), POINTS_PER_HALF, NANOS_PER_MICRO);
        try (Output file = Output.toFile(spectra.resolve(row.fullName() + ".hgrm"))) {
            move(text, file);
            file.commit();
        }
    }

    private void writeLog(Scope scope, List<LatencyRow> rows, LatencyIntervals timed) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(printer(text));
        writer.outputLogFormatVersion();
        writer.outputComment("[xenscope: values in ns, times in s since the begin of the capture]");
        // Readers take the first interval for the begin where this is missing, and -start and -end count from it.
        writer.outputComment("[StartTime: 0.000 (seconds since the begin of the capture)]");
        writer.outputLegend();
        try (Output file = Output.toFile(log)) {
            if (timed == null) {
                for (LatencyRow row : rows) {
                    write(writer, scope, scope.range().from(), scope.range().to(), row);
                }
            } else {
                timed.forEach((begin, ticks, row) -> {
                    write(writer, scope, begin, begin + ticks, row);
                    move(text, file);
                });
            }
            move(text, file);
            file.commit();
        }
    }

    private static void write(HistogramLogWriter writer, Scope scope, long begin, long end, LatencyRow row) {
        Histogram histogram = histogram(scope, row);
        histogram.setTag(row.fullName());
        writer.outputIntervalHistogram(scope.moment(begin) / 1e9, scope.moment(end) / 1e9, histogram, NANOS_PER_MILLI);
    }

    private static Histogram histogram(Scope scope, LatencyRow row) {
        Histogram histogram = new Histogram(DIGITS);
        row.durations().forEach((ticks, count) -> histogram.recordValueWithCount(scope.nanos(ticks), count));
        return histogram;
    }

    /** Not onto a file: a print stream keeps its faults to itself. */
    private static PrintStream printer(ByteArrayOutputStream text) {
        return new PrintStream(text, true, StandardCharsets.UTF_8);
    }

    private static void move(ByteArrayOutputStream text, Output file) {
        try {
            text.writeTo(file.stream());
            text.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
