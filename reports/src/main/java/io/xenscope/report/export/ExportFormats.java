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

    /** All tables as files of Parquet. */
    static final String PARQUET = "parquet";

    /** All tables, by the optional module of SQL: not among {@link #ALL}. */
    static final List<String> OF_TABLES = List.of(PARQUET, "duckdb");

    static final List<ExportFormat> ALL = List.of(
            new ExportFormat("jaeger", "jaeger.json", OF_TRACES, 650, JaegerJson::open),
            new ExportFormat("zipkin", "zipkin.json", OF_TRACES, 500, ZipkinJson::open),
            new ExportFormat("otlp", "otlp.jsonl", OF_TRACES, 700, OtlpJson::open),
            new ExportFormat("chrome", "trace.json", OF_TIMELINES, 500, ChromeJson::open),
            new ExportFormat("perfetto", "pftrace", PERFETTO, 150, PerfettoTrace::open),
            new ExportFormat("speedscope", "speedscope.json", OF_TIMELINES, 100, Speedscope::open),
            new ExportFormat("folded", "folded.txt", OF_STREAMS, 0, FoldedStacks::open),
            new ExportFormat("csv", "spans.csv", OF_STREAMS, 170, SpanCsv::open),
            new ExportFormat("ndjson", "spans.ndjson", OF_STREAMS, 350, SpanNdjson::open));

    /** What is asked for by name only: pictures of what another format has. */
    private static final List<ExportFormat> PICTURES =
            List.of(new ExportFormat("flamegraph", "flamegraph.svg", OF_STREAMS, 0, FlameGraph::open));

    private ExportFormats() {}

    /** What the user asked for: one format, or all. */
    static List<ExportFormat> named(String name) {
        List<ExportFormat> named = name.equals(EVERY)
                ? ALL
                : single().filter(format -> format.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new UsageException("export needs a format: " + names() + ", flamegraph, "
                    + String.join(", ", OF_TABLES) + " or " + EVERY);
        }
        return named;
    }

    /** What a call can ask for. */
    static List<String> words() {
        Stream<String> spans = single().map(ExportFormat::name);
        return Stream.of(spans, OF_TABLES.stream(), Stream.of(EVERY))
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<ExportFormat> single() {
        return Stream.concat(ALL.stream(), PICTURES.stream());
    }

    static String names() {
        return ALL.stream().map(ExportFormat::name).collect(Collectors.joining(", "));
    }
}
