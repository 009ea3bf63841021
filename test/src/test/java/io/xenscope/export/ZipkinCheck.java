package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Zipkin's rules, also those that its server breaks silently: it drops durations of 0 and mends tags that are no text. */
final class ZipkinCheck implements DocumentCheck {
    private static final String ID = "(?!0+$)[0-9a-f]{16}";
    private static final String TRACE_ID = "(?!0+$)[0-9a-f]{32}";

    @Override
    public void check(byte[] document, Exported expected) {
        JsonNode spans = JsonMapper.shared().readTree(document);
        assertTrue(spans.isArray());
        Map<String, JsonNode> known = new HashMap<>();
        for (JsonNode span : spans) {
            String trace = span.get("traceId").asString();
            String id = Exported.key(trace, span.get("id").asString());
            Exported.Span same = expected.spans().get(id);
            assertEquals(null, known.put(id, span), id);
            checkTypes(span);
            assertEquals(same.name(), span.get("name").asString());
            assertEquals(same.isRoot() ? null : same.parent(), text(span.get("parentId")));
            assertEquals(
                    same.start(),
                    Long.parseLong(span.get("tags").get("xen.start_ns").asString()));
            assertEquals(
                    same.nanos(),
                    Long.parseLong(span.get("tags").get("xen.dur_ns").asString()));
            checkPlace(span, same.isRoot() ? span : known.get(Exported.key(trace, same.parent())));
        }
        assertEquals(expected.spans().keySet(), known.keySet());
    }

    private static String text(JsonNode node) {
        return node == null ? null : node.asString();
    }

    private static void checkTypes(JsonNode span) {
        assertTrue(span.get("id").asString().matches(ID), span::toString);
        assertTrue(span.get("traceId").asString().matches(TRACE_ID), span::toString);
        assertTrue(
                span.get("timestamp").isIntegralNumber()
                        && span.get("timestamp").asLong() > 0,
                span::toString);
        assertTrue(
                span.get("duration").isIntegralNumber() && span.get("duration").asLong() > 0, span::toString);
        assertTrue(!span.has("kind") || span.get("kind").asString().equals("CLIENT"), span::toString);
        assertTrue(span.get("localEndpoint").get("serviceName").asString().matches("d(\\d+|\\?)"), span::toString);
        span.get("tags").forEach(tag -> assertTrue(tag.isString(), span::toString));
    }

    private static void checkPlace(JsonNode span, JsonNode parent) {
        long start = span.get("timestamp").asLong();
        assertTrue(start >= parent.get("timestamp").asLong(), span::toString);
        assertTrue(end(span) <= end(parent), () -> span + " in " + parent);
        if (span.has("annotations")) {
            for (JsonNode annotation : span.get("annotations")) {
                long at = annotation.get("timestamp").asLong();
                assertTrue(at >= start && at <= end(span), span::toString);
            }
        }
    }

    private static long end(JsonNode span) {
        return span.get("timestamp").asLong() + span.get("duration").asLong();
    }
}
