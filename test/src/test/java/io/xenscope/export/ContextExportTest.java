package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spans from a toolstack's log beside those of a capture. */
class ContextExportTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SAMPLE = Samples.path(Samples.HVM_BOOT).toString();

    @TempDir
    Path directory;

    private static String line(String event, String span, long tsc, String more) {
        return "{\"event\":\"" + event + "\",\"trace\":\"" + TRACE + "\",\"span\":\"" + span + "\",\"tsc\":" + tsc
                + more + "}";
    }

    @Test
    void spansKeepTheirIdsAndActivationsInsideLinkToThem() throws IOException {
        JsonNode info = new JsonMapper()
                .readTree(InProcess.run("info", "--json", SAMPLE).out());
        long begin = info.get("capture").get("begin_tsc").asLong();
        long second = info.get("capture").get("tsc_hz").asLong();
        Path log = Files.write(
                directory.resolve("log"),
                List.of(
                        line("begin", "b7ad6b7169203331", begin + second / 10, ",\"name\":\"boot\",\"vcpu\":\"d0v1\""),
                        line(
                                "begin",
                                "00000000000000aa",
                                begin + second / 5,
                                ",\"parent\":\"b7ad6b7169203331\",\"vcpu\":\"d0v1\""),
                        line("end", "00000000000000aa", begin + second / 4, ""),
                        line("end", "b7ad6b7169203331", begin + second / 2, ""),
                        line("end", "00000000000000bb", begin, ""),
                        line("begin", "0000000000000000", begin, ",\"vcpu\":\"d0v1\""),
                        "no JSON"));

        InProcess answer = InProcess.run("export", "jaeger", "--context", log.toString(), "--max-spans", "0", SAMPLE);

        List<JsonNode> traces = Traces.of(answer.out());
        List<JsonNode> named = traces.stream()
                .filter(trace -> trace.get("traceID").asString().equals(TRACE))
                .toList();
        assertEquals(1, named.size());
        List<JsonNode> spans = Traces.spans(named.get(0));
        assertEquals(
                List.of("boot", "toolstack operation"),
                spans.stream().map(Traces::name).toList());
        assertEquals("b7ad6b7169203331", spans.get(0).get("spanID").asString());
        assertEquals(
                "b7ad6b7169203331",
                spans.get(1).get("references").get(0).get("spanID").asString());
        assertEquals(100_000_000, Traces.startNanos(spans.get(0)), 2);
        long linked = traces.stream()
                .filter(trace ->
                        trace.get("spans").get(0).get("references").toString().contains(TRACE))
                .count();
        long inside = traces.stream()
                .filter(trace -> Traces.name(Traces.root(trace)).equals("d0v1 activation"))
                .mapToLong(trace -> Traces.startNanos(Traces.root(trace)))
                .filter(start -> start > 100_000_001 && start < 499_999_999)
                .count();
        assertEquals(inside, linked);
        assertTrue(inside > 0);
        assertTrue(answer.err().contains("3 lines left out"), answer.err());
        assertEquals(List.of(), JaegerSchema.faults(answer.out()));
    }
}
