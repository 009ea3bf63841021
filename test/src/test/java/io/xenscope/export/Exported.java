package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The spans of a capture as {@code export jaeger} tells them, which other tests hold against the records: what every other
 * format has to tell too.
 */
record Exported(Map<String, Span> spans) {
    /** In ns, 73 years: longer times are cut to it. */
    private static final long LONGEST = (1L << 61) - 1;

    /** A span; {@code parent} is empty where it has none. */
    record Span(
            String trace,
            String parent,
            String name,
            long start,
            long nanos,
            List<String> causes,
            Map<String, String> tags) {
        /** Roots that stand for all inside them: timelines show only that. */
        private static final Pattern FRAME = Pattern.compile(
                "d\\d+v(?:\\d+|\\?) activation|idle|domain|lost records|unrecorded|TSC jump|unknown vcpu");

        boolean isFrame() {
            return isRoot() && FRAME.matcher(name).matches();
        }

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
                .filter(span -> !span.getValue().isFrame())
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
                causes,
                tags(span));
    }

    private static Map<String, String> tags(JsonNode span) {
        Map<String, String> tags = new TreeMap<>();
        span.get("tags")
                .forEach(tag ->
                        tags.put(tag.get("key").asString(), tag.get("value").asString()));
        return tags;
    }

    /** What all spans did themselves: what they lasted, without what any child did then. Children come behind parents. */
    long nanosOfSelves() {
        Map<String, Long> reached = new HashMap<>();
        long selves = 0;
        for (Map.Entry<String, Span> entry : spans.entrySet()) {
            Span span = entry.getValue();
            selves += span.nanos();
            reached.put(entry.getKey(), span.start());
            String parent = key(span.trace(), span.parent());
            if (!span.isRoot() && span.end() > reached.get(parent)) {
                selves -= span.end() - Math.max(span.start(), reached.get(parent));
                reached.put(parent, span.end());
            }
        }
        return selves;
    }

    /** Self, children and waits are the duration, to a nanosecond of rounding each. */
    void checkTimesInside() {
        Map<String, Long> reached = new HashMap<>();
        Map<String, Long> selves = new HashMap<>();
        Map<String, Long> waits = new HashMap<>();
        Map<String, Long> children = new HashMap<>();
        List<String> keys = new ArrayList<>(spans.keySet());
        for (String id : keys) {
            Span span = spans.get(id);
            selves.put(id, span.nanos());
            reached.put(id, span.start());
            String parent = key(span.trace(), span.parent());
            if (!span.isRoot()) {
                children.merge(parent, 1L, Long::sum);
                selves.merge(parent, Math.min(0, Math.max(span.start(), reached.get(parent)) - span.end()), Long::sum);
                reached.merge(parent, span.end(), Math::max);
            }
        }
        for (int i = keys.size() - 1; i >= 0; i--) {
            Span span = spans.get(keys.get(i));
            long own = span.name().startsWith("wait ") ? span.nanos() : waits.getOrDefault(keys.get(i), 0L);
            if (!span.isRoot() && own > 0) {
                waits.merge(key(span.trace(), span.parent()), own, Long::sum);
            }
        }
        spans.forEach((id, span) -> {
            if (span.nanos() >= LONGEST) {
                // What was cut is the sum of nothing.
                return;
            }
            // Ticks become ns by doubles, whose places are 64 ns apart where damage makes spans of ten years.
            double rounding = (2 + 2 * children.getOrDefault(id, 0L)) * Math.max(1, Math.ulp((double) span.end()));
            long self = Long.parseLong(span.tags().getOrDefault("xen.self_ns", "" + span.nanos()));
            assertEquals(selves.get(id), self, rounding, span::toString);
            if (!span.name().startsWith("wait ")) {
                long wait = Long.parseLong(span.tags().getOrDefault("xen.wait_ns", "0"));
                assertEquals(waits.getOrDefault(id, 0L), wait, rounding, span::toString);
            }
        });
    }

    long frames() {
        return spans.values().stream().filter(Span::isFrame).count();
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
