package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each line parses, strictly, as the message that OpenTelemetry publishes. That parser knows neither that ids are
 * hexadecimal here, nor that numbers of 64 bits must be texts and kinds must be numbers: these are checked before.
 */
final class OtlpCheck implements DocumentCheck {
    private static final Set<String> IDS = Set.of("traceId", "spanId", "parentSpanId");
    private static final Pattern TRACE_ID = Pattern.compile("(?!0+$)[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0+$)[0-9a-f]{16}");
    private static final int MOST_SPANS_IN_A_LINE = 1_000;

    @Override
    public void check(byte[] document, Exported expected) throws Exception {
        Set<String> seen = new TreeSet<>();
        String text = new String(document, StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            JsonNode tree = JsonMapper.shared().readTree(line);
            checkTypes(tree);
            TracesData.Builder data = TracesData.newBuilder();
            JsonFormat.parser().merge(tree.toString(), data);
            int spans = 0;
            for (ResourceSpans resource : data.getResourceSpansList()) {
                assertEquals(
                        "service.name", resource.getResource().getAttributes(0).getKey());
                for (ScopeSpans scope : resource.getScopeSpansList()) {
                    spans += scope.getSpansCount();
                    scope.getSpansList().forEach(span -> checkSpan(span, expected, seen));
                }
            }
            assertTrue(spans > 0 && spans <= MOST_SPANS_IN_A_LINE, "spans in a line: " + spans);
        }
        assertEquals(new TreeSet<>(expected.spans().keySet()), seen);
    }

    private static void checkSpan(Span span, Exported expected, Set<String> seen) {
        String id = Exported.key(hex(span.getTraceId()), hex(span.getSpanId()));
        Exported.Span same = expected.spans().get(id);
        assertTrue(seen.add(id), id);
        assertEquals(same.parent(), hex(span.getParentSpanId()));
        assertEquals(same.name(), span.getName());
        assertEquals(same.nanos(), span.getEndTimeUnixNano() - span.getStartTimeUnixNano());
        assertEquals(
                same.causes(),
                span.getLinksList().stream().map(link -> hex(link.getSpanId())).toList());
        span.getEventsList()
                .forEach(event -> assertTrue(event.getTimeUnixNano() >= span.getStartTimeUnixNano()
                        && event.getTimeUnixNano() <= span.getEndTimeUnixNano()));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static void checkTypes(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                checkField(object, name, object.get(name));
            }
        } else {
            node.forEach(OtlpCheck::checkTypes);
        }
    }

    private static void checkField(ObjectNode object, String name, JsonNode value) {
        if (IDS.contains(name)) {
            String id = value.asString();
            Pattern form = name.equals("traceId") ? TRACE_ID : SPAN_ID;
            assertTrue(form.matcher(id).matches(), () -> name + " " + id);
            object.put(name, Base64.getEncoder().encodeToString(HexFormat.of().parseHex(id)));
        } else if (name.endsWith("UnixNano") || name.equals("intValue")) {
            assertTrue(value.isString(), name);
        } else if (name.equals("kind") || name.equals("code")) {
            assertTrue(value.isIntegralNumber() && value.asInt() >= 0 && value.asInt() <= 5, name);
        } else {
            checkTypes(value);
        }
    }
}
