package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the spans of real captures follow from. */
class CausesTest {
    private final Map<String, JsonNode> spans = new HashMap<>();
    private final List<JsonNode> runs = new ArrayList<>();

    static Iterable<String> samples() {
        return Samples.ALL;
    }

    private void read(String sample) {
        InProcess answer =
                InProcess.run("export", "jaeger", Samples.path(sample).toString(), "--max-spans", "0");
        Traces.each(
                answer.out(),
                trace -> trace.get("spans").forEach(span -> {
                    spans.put(name(span), span);
                    if (Traces.name(span).equals("run")) {
                        runs.add(span);
                    }
                }));
        runs.sort(Comparator.comparingLong(Traces::startNanos));
    }

    private static String name(JsonNode reference) {
        return reference.get("traceID").asString() + " "
                + reference.get("spanID").asString();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyCauseIsThereAndDoesNotBeginLater(String sample) {
        read(sample);
        Set<String> kinds = new HashSet<>();

        for (JsonNode span : spans.values()) {
            for (JsonNode reference : span.get("references")) {
                JsonNode target = spans.get(name(reference));
                assertTrue(target != null, () -> "dangles: " + span);
                assertTrue(Traces.startNanos(target) <= Traces.startNanos(span), span::toString);
                kinds.add(reference.get("refType").asString());
            }
        }
        assertEquals(Set.of("CHILD_OF", "FOLLOWS_FROM"), kinds);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runOnAnotherPcpuFollowsFromTheRunBeforeIt(String sample) {
        read(sample);
        Map<String, JsonNode> last = new HashMap<>();
        int migrations = 0;

        for (JsonNode run : runs) {
            JsonNode before = last.put(Traces.text(run, "xen.vcpu"), run);
            boolean moved = before != null && pcpu(before) != pcpu(run);
            if (Traces.text(run, "xen.certainty").equals("cut")) {
                // Whether its begin or its end is the one that was not seen is not told.
                continue;
            }
            assertEquals(moved, Traces.tag(run, "xen.migrated_from_pcpu") != null, run::toString);
            if (moved) {
                assertTrue(causes(run).contains(name(before)), run::toString);
                migrations++;
            }
        }
        assertTrue(migrations > 0);
    }

    private static long pcpu(JsonNode run) {
        return Traces.tag(run, "xen.pcpu").asLong();
    }

    private static List<String> causes(JsonNode span) {
        return span.get("references")
                .valueStream()
                .filter(reference -> reference.get("refType").asString().equals("FOLLOWS_FROM"))
                .map(CausesTest::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyActivationThatARecordWokeNamesWhoDidIt(String sample) {
        read(sample);

        List<JsonNode> unknown = spans.values().stream()
                .filter(span -> Traces.tag(span, "xen.woken_on_pcpu") != null && Traces.tag(span, "xen.wake") == null)
                .toList();

        assertEquals(List.of(), unknown);
    }
}
