package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stint on another pcpu than the one before it in the same activation follows from that one. */
class MigrationTest {
    @Test
    void runOnAnotherPcpuFollowsFromTheRunBeforeIt() {
        String document = InProcess.run(
                        "export", "jaeger", Samples.path(Samples.LOST_RECORDS).toString(), "--max-spans", "0")
                .out();
        int[] migrations = {0};
        Traces.each(document, trace -> migrations[0] += migrations(trace));

        assertTrue(migrations[0] > 0);
    }

    private static int migrations(JsonNode trace) {
        int migrations = 0;
        JsonNode before = null;
        for (JsonNode span : Traces.spans(trace)) {
            JsonNode references = span.get("references");
            boolean moved = isRun(span) && before != null && pcpu(before) != pcpu(span);
            List<String> expected = moved ? List.of(before.get("spanID").asString()) : List.of();
            assertEquals(expected, causes(references), span.toString());
            migrations += expected.size();
            before = isRun(span) ? span : before;
        }
        return migrations;
    }

    private static boolean isRun(JsonNode span) {
        return Traces.name(span).equals("run");
    }

    private static long pcpu(JsonNode run) {
        return Traces.tag(run, "xen.pcpu").asLong();
    }

    private static List<String> causes(JsonNode references) {
        return references
                .valueStream()
                .filter(reference -> reference.get("refType").asString().equals("FOLLOWS_FROM"))
                .map(reference -> reference.get("spanID").asString())
                .toList();
    }
}
