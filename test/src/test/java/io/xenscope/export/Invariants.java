package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What Jaeger's UI takes for granted and no schema can say; and that siblings of ours do not overlap, but calls of a toolstack
 * and what others named, of which a trace may have several roots.
 */
final class Invariants {
    private static final int DEEPEST = 64;

    private static final Pattern OWN_ROOT =
            Pattern.compile("d\\d+v(?:\\d+|\\?) activation|idle|domain|lost records|unknown vcpu");

    private final Set<String> spanIds = new HashSet<>();
    private final Set<String> traceIds = new HashSet<>();
    private int traces;

    /** Checks all traces of a document and returns how many they are. */
    static int check(String document, String where) {
        Invariants invariants = new Invariants();
        Traces.each(document, trace -> invariants.checkTrace(trace, where));
        return invariants.traces;
    }

    private void checkTrace(JsonNode trace, String where) {
        traces++;
        String id = trace.get("traceID").asString();
        assertTrue(traceIds.add(id), () -> where + ": trace " + id + " is there twice");
        Map<String, JsonNode> known = new HashMap<>();
        Map<String, Integer> depths = new HashMap<>();
        Map<String, Long> reached = new HashMap<>();
        boolean isNamed = !OWN_ROOT.matcher(Traces.name(Traces.root(trace))).matches();
        for (JsonNode span : trace.get("spans")) {
            String spanId = span.get("spanID").asString();
            String at = where + ": trace " + id + ", span " + spanId;
            assertEquals(id, span.get("traceID").asString(), at);
            assertTrue(spanIds.add(spanId), () -> at + " is there twice");
            assertNotNull(trace.get("processes").get(span.get("processID").asString()), at);
            checkLogs(span, at);
            checkUniqueTags(span, at);
            checkPlace(span, known, depths, isNamed ? new HashMap<>() : reached, isNamed, at);
            assertEquals(null, known.put(spanId, span), at);
        }
    }

    private static void checkLogs(JsonNode span, String at) {
        for (JsonNode log : span.get("logs")) {
            long time = log.get("timestamp").asLong();
            assertTrue(time >= span.get("startTime").asLong() && time <= Traces.end(span), at);
            assertNotNull(Traces.value(log.get("fields"), "event"), at);
        }
    }

    private static void checkUniqueTags(JsonNode span, String at) {
        Set<String> keys = new HashSet<>();
        for (JsonNode tag : span.get("tags")) {
            assertTrue(keys.add(tag.get("key").asString()), at);
        }
    }

    /** Parents come first, so no reference can dangle, and none can close a circle. */
    private static void checkPlace(
            JsonNode span,
            Map<String, JsonNode> known,
            Map<String, Integer> depths,
            Map<String, Long> reached,
            boolean isNamed,
            String at) {
        JsonNode references = span.get("references");
        int depth = 0;
        boolean isRoot = known.isEmpty() || isNamed && !hasParent(references);
        if (!isRoot) {
            String parentId = references.get(0).get("spanID").asString();
            JsonNode parent = known.get(parentId);
            assertNotNull(parent, at);
            assertEquals("CHILD_OF", references.get(0).get("refType").asString(), at);
            depth = depths.get(parentId) + 1;
            checkTimes(span, parent, reached.merge(parentId, Traces.startNanos(parent), Math::max), at);
            if (!Traces.name(span).startsWith("toolstack ")) {
                reached.put(parentId, Traces.startNanos(span) + Traces.nanos(span));
            }
        }
        assertTrue(depth <= DEEPEST, at);
        checkCauses(references, isRoot ? 0 : 1, at);
        depths.put(span.get("spanID").asString(), depth);
    }

    private static boolean hasParent(JsonNode references) {
        return !references.isEmpty()
                && references.get(0).get("refType").asString().equals("CHILD_OF");
    }

    /** Whatever stands behind the parent says what caused the span; that may be in a trace that is not here. */
    private static void checkCauses(JsonNode references, int behindParent, String at) {
        for (int i = behindParent; i < references.size(); i++) {
            assertEquals("FOLLOWS_FROM", references.get(i).get("refType").asString(), at);
        }
    }

    private static void checkTimes(JsonNode span, JsonNode parent, long siblingsReach, String at) {
        assertTrue(span.get("startTime").asLong() >= parent.get("startTime").asLong(), at);
        assertTrue(Traces.end(span) <= Traces.end(parent), at);
        assertTrue(Traces.startNanos(span) >= siblingsReach, at);
        assertTrue(
                Traces.startNanos(span) + Traces.nanos(span) <= Traces.startNanos(parent) + Traces.nanos(parent), at);
    }
}
