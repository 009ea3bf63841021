package io.xenscope.report.export;

import io.xenscope.report.cli.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** The list of formats, in the order of help: a line each. */
final class ExportFormats {
    /** What viewers of single traces bear (a browser, in one file). */
    private static final long IN_A_BROWSER = 100_000;

    /** What viewers of timelines bear of JSON. */
    private static final long ON_A_TIMELINE = 500_000;

    /** What takes a stream of any length. */
    private static final long ANY_NUMBER = Long.MAX_VALUE;

    static final List<ExportFormat> ALL = List.of(
            of("jaeger", "jaeger.json", "OpenTracing JSON, for Jaeger's UI", IN_A_BROWSER, JaegerJson::new),
            of("zipkin", "zipkin.json", "Zipkin v2 JSON, for Zipkin", IN_A_BROWSER, ZipkinJson::new),
            of("otlp", "otlp.jsonl", "OpenTelemetry JSON, a request on each line", IN_A_BROWSER, OtlpJson::new),
            of(
                    "chrome",
                    "trace.json",
                    "trace events in JSON, for any viewer of timelines",
                    ON_A_TIMELINE,
                    ChromeJson::open),
            of("perfetto", "pftrace", "Perfetto's protocol buffers", ANY_NUMBER, PerfettoTrace::open),
            of("speedscope", "speedscope.json", "stacks of each vcpu, for speedscope", ON_A_TIMELINE, Speedscope::new),
            of("folded", "folded.txt", "stacks for flame graphs", ANY_NUMBER, FoldedStacks::new),
            of("csv", "spans.csv", "a row for each span", ANY_NUMBER, SpanCsv::new),
            of("ndjson", "spans.ndjson", "a JSON object for each span", ANY_NUMBER, SpanNdjson::new));

    private ExportFormats() {}

    private static ExportFormat of(
            String name, String suffix, String meaning, long mostSpans, ExportFormat.Opener opener) {
        return new ExportFormat(name, suffix, meaning, mostSpans, opener);
    }

    static String names() {
        return ALL.stream().map(ExportFormat::name).collect(Collectors.joining(", "));
    }

    static ExportFormat named(String name) {
        return ALL.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("export needs a format: " + names()));
    }
}
