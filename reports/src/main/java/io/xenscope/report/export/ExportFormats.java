package io.xenscope.report.export;

import static io.xenscope.report.export.Viewer.OF_STREAMS;
import static io.xenscope.report.export.Viewer.OF_TIMELINES;
import static io.xenscope.report.export.Viewer.OF_TRACES;
import static io.xenscope.report.export.Viewer.PERFETTO;

import io.xenscope.report.cli.UsageException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of formats, in the order of help: a line each. */
final class ExportFormats {
    /** Stands for all of them. */
    static final String EVERY = "all";

    static final List<ExportFormat> ALL = List.of(
            new ExportFormat("jaeger", "jaeger.json", OF_TRACES, 650, JaegerJson::new),
            new ExportFormat("zipkin", "zipkin.json", OF_TRACES, 500, ZipkinJson::new),
            new ExportFormat("otlp", "otlp.jsonl", OF_TRACES, 700, OtlpJson::new),
            new ExportFormat("chrome", "trace.json", OF_TIMELINES, 500, ChromeJson::open),
            new ExportFormat("perfetto", "pftrace", PERFETTO, 150, PerfettoTrace::open),
            new ExportFormat("speedscope", "speedscope.json", OF_TIMELINES, 100, Speedscope::new),
            new ExportFormat("folded", "folded.txt", OF_STREAMS, 0, FoldedStacks::new),
            new ExportFormat("csv", "spans.csv", OF_STREAMS, 170, SpanCsv::new),
            new ExportFormat("ndjson", "spans.ndjson", OF_STREAMS, 350, SpanNdjson::new));

    /** What is asked for by name only: pictures of what another format has. */
    private static final List<ExportFormat> PICTURES =
            List.of(new ExportFormat("flamegraph", "flamegraph.svg", OF_STREAMS, 0, FlameGraph::new));

    private ExportFormats() {}

    /** What the user asked for: one format, or all. */
    static List<ExportFormat> named(String name) {
        List<ExportFormat> named = name.equals(EVERY)
                ? ALL
                : single().filter(format -> format.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new UsageException("export needs a format: " + names() + ", flamegraph or " + EVERY);
        }
        return named;
    }

    /** What a call can ask for. */
    static List<String> words() {
        return Stream.concat(single().map(ExportFormat::name), Stream.of(EVERY)).toList();
    }

    private static Stream<ExportFormat> single() {
        return Stream.concat(ALL.stream(), PICTURES.stream());
    }

    static String names() {
        return ALL.stream().map(ExportFormat::name).collect(Collectors.joining(", "));
    }
}
