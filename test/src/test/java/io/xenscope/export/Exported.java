package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The spans of a capture as {@code export jaeger} tells them, which other tests hold against the records: what every other
 * format has to tell too.
 */
record Exported(Map<String, Span> spans) {
    /** A span; {@code parent} is empty where it has none. */
    record Span(String trace, String parent, String name, long start, long nanos, List<String> causes) {
        boolean isRoot() {
            return parent.isEmpty();
        }

        long end() {
            return start + nanos;
        }
    }

    static Exported of(byte[] jaeger) {
        Map<String, Span> spans = new LinkedHashMap<>();
        Traces.each(new String(jaeger, StandardCharsets.UTF_8), trace -> {
            for (JsonNode span : Traces.spans(trace)) {
                String key =
                        key(span.get("traceID").asString(), span.get("spanID").asString());
                assertEquals(null, spans.put(key, span(span)), "span twice: " + span);
            }
        });
        return new Exported(spans);
    }

    /** What tells spans apart: damage can make two of one record, in traces of different vcpus. */
    static String key(String trace, String span) {
        return trace + "/" + span;
    }

    /** How long each span lasts that is a slice of a timeline; sorted, since some formats name no traces. */
    List<String> slices() {
        return spans.entrySet().stream()
                .filter(span -> !span.getValue().isRoot())
                .map(span -> slice(
                        span.getKey().substring(span.getKey().indexOf('/') + 1),
                        span.getValue().nanos()))
                .sorted()
                .toList();
    }

    static String slice(String span, long nanos) {
        return span + " " + nanos;
    }

    private static Span span(JsonNode span) {
        String parent = "";
        List<String> causes = new ArrayList<>();
        for (JsonNode reference : span.get("references")) {
            String id = reference.get("spanID").asString();
            if (reference.get("refType").asString().equals("CHILD_OF")) {
                parent = id;
            } else {
                causes.add(id);
            }
        }
        return new Span(
                span.get("traceID").asString(),
                parent,
                Traces.name(span),
                Traces.startNanos(span),
                Traces.nanos(span),
                causes);
    }

    /** The roots last as long as all that is told. */
    long nanosOfRoots() {
        return spans.values().stream()
                .filter(Span::isRoot)
                .mapToLong(Span::nanos)
                .sum();
    }

    long roots() {
        return spans.values().stream().filter(Span::isRoot).count();
    }

    /** Exports a capture in all formats at once, and gives the documents by the suffix of their files. */
    static Map<String, byte[]> documents(Path capture, Path directory, String... options) throws IOException {
        Path copy = Files.copy(capture, directory.resolve("c.xentrace"));
        Path into = directory.resolve("all");
        InProcess answer = InProcess.into(
                into,
                Stream.concat(Stream.of("export", "all", copy.toString()), Stream.of(options))
                        .toArray(String[]::new));
        assertEquals(0, answer.exit(), answer.err());
        Map<String, byte[]> documents = new TreeMap<>();
        try (Stream<Path> files = Files.list(into)) {
            for (Path file : files.toList()) {
                documents.put(file.getFileName().toString().substring(2), Files.readAllBytes(file));
            }
        }
        return documents;
    }
}
