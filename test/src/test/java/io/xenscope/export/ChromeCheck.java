package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What no viewer to be had enforces: one order of time, slices that nest, arrows with two ends, a name for each row. */
final class ChromeCheck implements DocumentCheck {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000);

    /** One document. */
    private static final class Events {
        private final Map<Integer, Deque<JsonNode>> open = new HashMap<>();
        private final Map<Integer, Integer> processes = new HashMap<>();
        private final Set<Integer> named = new HashSet<>();
        private final Set<String> arrows = new HashSet<>();
        private final List<String> spans = new ArrayList<>();
        private long time;

        void take(JsonNode event) {
            assertTrue(event.get("cat").isString() && event.get("args").isObject(), event::toString);
            String phase = event.get("ph").asString();
            if (phase.equals("M")) {
                named.add(event.get("tid").asInt());
                return;
            }
            long at = nanos(event.get("ts"));
            assertTrue(at >= time, event::toString);
            time = at;
            if (phase.equals("C")) {
                assertTrue(event.get("args").get("value").asLong() >= 0, event::toString);
            } else {
                takeOnRow(event, phase);
            }
        }

        private void takeOnRow(JsonNode event, String phase) {
            int row = event.get("tid").asInt();
            int process = event.get("pid").asInt();
            assertEquals(process, processes.computeIfAbsent(row, tid -> process), event::toString);
            assertTrue(named.contains(row) && row != process, event::toString);
            Deque<JsonNode> stack = open.computeIfAbsent(row, tid -> new ArrayDeque<>());
            switch (phase) {
                case "B" -> stack.push(event);
                case "E" -> end(event, stack.pop());
                case "i" -> span(event, time);
                case "s" -> assertTrue(arrows.add(arrow(event)) && !stack.isEmpty(), event::toString);
                case "f" -> assertTrue(arrows.remove(arrow(event)) && !stack.isEmpty(), event::toString);
                default -> throw new AssertionError(event.toString());
            }
        }

        private void end(JsonNode end, JsonNode begin) {
            assertEquals(begin.get("name"), end.get("name"));
            assertEquals(begin.get("args"), end.get("args"));
            span(begin, nanos(begin.get("ts")));
        }

        /** Spans have arguments that name them; notes, and who runs on a pcpu, have none. */
        private void span(JsonNode event, long begin) {
            if (event.get("args").has("span")) {
                spans.add(Exported.slice(event.get("args").get("span").asString(), time - begin));
            }
        }

        private static String arrow(JsonNode event) {
            return event.get("cat").asString() + event.get("name").asString() + event.get("id");
        }

        private static long nanos(JsonNode micros) {
            return micros.decimalValue().multiply(NANOS).longValueExact();
        }
    }

    @Override
    public void check(byte[] document, Exported expected) {
        Events events = new Events();
        MAPPER.readTree(document).get("traceEvents").forEach(events::take);

        events.open.forEach((row, stack) -> assertTrue(stack.isEmpty(), () -> row + ": " + stack));
        assertEquals(Set.of(), events.arrows);
        assertEquals(expected.slices(), events.spans.stream().sorted().toList());
    }
}
