package io.xenscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The traces of a Jaeger document, read one by one with a library that did not write them. */
final class Traces {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Traces() {}

    static void each(String document, Consumer<JsonNode> take) {
        try (JsonParser parser = MAPPER.createParser(document)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                // "data" is the first array
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                take.accept(MAPPER.readTree(parser));
            }
            while (parser.nextToken() != null) {
                // to the end, so that it is known to be whole
            }
        }
    }

    static List<JsonNode> of(String document) {
        List<JsonNode> traces = new ArrayList<>();
        each(document, traces::add);
        return traces;
    }

    static List<JsonNode> spans(JsonNode trace) {
        List<JsonNode> spans = new ArrayList<>();
        trace.get("spans").forEach(spans::add);
        return spans;
    }

    static JsonNode root(JsonNode trace) {
        return trace.get("spans").get(0);
    }

    static String name(JsonNode span) {
        return span.get("operationName").asString();
    }

    static long end(JsonNode span) {
        return span.get("startTime").asLong() + span.get("duration").asLong();
    }

    /** The value of a tag, or of a field of a log; null where there is none. */
    static JsonNode value(JsonNode pairs, String key) {
        for (JsonNode pair : pairs) {
            if (pair.get("key").asString().equals(key)) {
                return pair.get("value");
            }
        }
        return null;
    }

    static JsonNode tag(JsonNode span, String key) {
        return value(span.get("tags"), key);
    }

    static String text(JsonNode span, String key) {
        JsonNode value = tag(span, key);
        return value == null ? "" : value.asString();
    }

    static long startNanos(JsonNode span) {
        return tag(span, "xen.start_ns").asLong();
    }

    static long nanos(JsonNode span) {
        return tag(span, "xen.dur_ns").asLong();
    }

    /** Whether it is not only a later part of something. */
    static boolean beginsHere(JsonNode span) {
        String certainty = text(span, "xen.certainty");
        return !certainty.equals("begins_earlier") && !certainty.equals("middle");
    }
}
