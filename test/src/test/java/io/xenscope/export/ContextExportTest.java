package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void namesThatAFormatWouldTakeForSomethingElseAreMadeHarmless() throws IOException {
        JsonNode info = new JsonMapper()
                .readTree(InProcess.run("info", "--json", SAMPLE).out());
        long begin = info.get("capture").get("begin_tsc").asLong();
        Path log = Files.write(
                directory.resolve("log"),
                List.of(
                        line("begin", "b7ad6b7169203331", begin, ",\"name\":\"=a;b\\nc\",\"vcpu\":\"d0v1\""),
                        line("end", "b7ad6b7169203331", begin + 2400, "")));
        String[] rest = {"--context", log.toString(), "--dom", "0", "--to", "1ms", SAMPLE};

        String folded = InProcess.run(with("folded", rest)).out();
        String csv = InProcess.run(with("csv", rest)).out();

        assertEquals(
                1,
                folded.lines()
                        .filter(line -> line.startsWith("d0;d0 named spans;=a,b?c "))
                        .count(),
                folded);
        assertTrue(csv.contains(",\"'=a;b?c\","), csv);
    }

    private static String[] with(String format, String... rest) {
        return Stream.concat(Stream.of("export", format), Stream.of(rest)).toArray(String[]::new);
    }

    /** A log of so many spans at one time, all of one trace, without parents. */
    private Path crowd(int spans) throws IOException {
        JsonNode info = new JsonMapper()
                .readTree(InProcess.run("info", "--json", SAMPLE).out());
        long begin = info.get("capture").get("begin_tsc").asLong();
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= spans; i++) {
            lines.add(line("begin", "%016x".formatted(i), begin + i, ",\"vcpu\":\"d0v1\""));
        }
        for (int i = 1; i <= spans; i++) {
            lines.add(line("end", "%016x".formatted(i), begin + 2L * spans + i, ""));
        }
        return Files.write(directory.resolve("crowd"), lines);
    }

    @Test
    void spansBeyondTheRowsThatAPictureCanHaveAreCounted() throws IOException {
        String log = crowd(300).toString();
        for (String format : List.of("chrome", "speedscope")) {
            // The rate is given because the sample does not tell it beyond doubt.
            InProcess answer = InProcess.run(
                    "export", format, "--context", log, "--dom", "0", "--to", "1ms", "--cpu-hz", "2596102876", SAMPLE);

            assertEquals(256, answer.out().split("\"d0 named spans").length - 1, format);
            assertEquals(
                    "xenscope: warning: left out 44 named spans: too many in one trace, or at once; choose with --from"
                            + " and --to\n",
                    answer.err());
        }
        assertEquals(
                300,
                InProcess.run("export", "csv", "--context", log, "--dom", "0", "--to", "1ms", SAMPLE)
                        .out()
                        .lines()
                        .filter(row -> row.startsWith(TRACE))
                        .count());
    }

    @Test
    void spansBeyondWhatATraceMayHaveAreCounted() throws IOException {
        String log = crowd(12_000).toString();

        InProcess answer = InProcess.run("export", "csv", "--context", log, "--dom", "0", "--to", "20ms", SAMPLE);

        assertEquals(
                10_000,
                answer.out().lines().filter(row -> row.startsWith(TRACE)).count());
        assertTrue(answer.err().contains("left out 2000 named spans: too many in one trace"), answer.err());
    }

    @Test
    void spansThatTheCaptureCutsAreShownAsFarAsItGoes() throws IOException {
        JsonNode capture = new JsonMapper()
                .readTree(InProcess.run("info", "--json", SAMPLE).out())
                .get("capture");
        long begin = capture.get("begin_tsc").asLong();
        long span = capture.get("span_ns").asLong();
        Path log = Files.write(
                directory.resolve("log"),
                List.of(
                        line("begin", "00000000000000a1", begin - 1_000_000, ",\"vcpu\":\"d0v1\""),
                        line("end", "00000000000000a1", begin + 1_000_000, ",\"errno\":0"),
                        line("begin", "00000000000000a2", begin + 2_000_000, ",\"vcpu\":\"d0v1\""),
                        line("begin", "00000000000000a3", Long.MAX_VALUE, ",\"vcpu\":\"d0v1\""),
                        line(
                                "begin",
                                "00000000000000a4",
                                begin + 3_000_000,
                                ",\"vcpu\":\"d0v1\",\"name\":\"" + "x".repeat(70_000) + "\"")));

        InProcess answer =
                InProcess.run("export", "jaeger", "--context", log.toString(), "--dom", "0", "--to", "5ms", SAMPLE);

        List<JsonNode> spans = Traces.of(answer.out()).stream()
                .filter(trace -> trace.get("traceID").asString().equals(TRACE))
                .flatMap(trace -> Traces.spans(trace).stream())
                .toList();
        assertEquals(
                List.of("00000000000000a1 cut", "00000000000000a2 cut"),
                spans.stream()
                        .map(one -> one.get("spanID").asString() + " " + Traces.text(one, "xen.certainty"))
                        .toList());
        assertEquals(0, Traces.startNanos(spans.get(0)));
        assertEquals(span, Traces.startNanos(spans.get(1)) + Traces.nanos(spans.get(1)), 2);
        assertTrue(answer.err().contains("2 lines left out"), answer.err());
    }

    /** What cannot be meant is left out, counted, and a problem for --strict, however quiet. */
    @Test
    void vcpusThatNoXenHasAndTwoObjectsOnALineAreRefused() throws IOException {
        JsonNode capture = new JsonMapper()
                .readTree(InProcess.run("info", "--json", SAMPLE).out())
                .get("capture");
        long begin = capture.get("begin_tsc").asLong();
        String good = line("begin", "00000000000000a1", begin + 1, ",\"vcpu\":\"d0v1\"");
        String second = line("begin", "00000000000000a2", begin + 1, ",\"vcpu\":\"d0v1\"");
        for (List<String> lines : List.of(
                List.of(good, line("begin", "00000000000000a3", begin, ",\"vcpu\":\"d99999v99999\"")),
                List.of(good, line("begin", "00000000000000a3", begin, ",\"vcpu\":\"d0v65536\"")),
                List.of(good, line("begin", "00000000000000a3", begin, ",\"vcpu\":\"d0v-1\"")),
                List.of(good, second + second.replace("a2", "a4")))) {
            Path log = Files.write(directory.resolve("log"), lines);
            InProcess told = InProcess.run("export", "jaeger", "--context", log.toString(), "--to", "5ms", SAMPLE);
            assertEquals(0, told.exit(), told.err());
            assertTrue(told.err().contains(log + ": 1 lines left out"), told.err());
            assertEquals(
                    List.of("00000000000000a1"),
                    Traces.of(told.out()).stream()
                            .filter(trace -> trace.get("traceID").asString().equals(TRACE))
                            .flatMap(trace -> Traces.spans(trace).stream())
                            .map(one -> one.get("spanID").asString())
                            .toList());
            InProcess strict = InProcess.run(
                    "export", "jaeger", "-q", "--strict", "--context", log.toString(), "--to", "5ms", SAMPLE);
            assertEquals("1 ", strict.exit() + " " + strict.err());
        }
        Path log = Files.write(directory.resolve("log"), List.of(good));
        assertEquals(
                0,
                InProcess.run("export", "jaeger", "-q", "--strict", "--context", log.toString(), "--to", "5ms", SAMPLE)
                        .exit());
    }
}
