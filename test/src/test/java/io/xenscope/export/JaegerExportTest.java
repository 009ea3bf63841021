package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.DamagedBytes;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What {@code export jaeger} makes of the samples, whole and damaged. */
class JaegerExportTest {
    /** The rate of the samples' TSC, given because one of them does not tell it beyond doubt. */
    private static final String HZ = "2596102876";

    @TempDir
    Path directory;

    static List<String> samples() {
        return Samples.ALL;
    }

    private static InProcess export(String capture, String... options) {
        String[] call = Stream.concat(Stream.of("export", "jaeger", capture), Stream.of(options))
                .toArray(String[]::new);
        InProcess answer = InProcess.run(call);
        assertEquals(0, answer.exit(), answer.err());
        return answer;
    }

    private static InProcess exportSample(String sample, String... options) {
        return export(Samples.path(sample).toString(), options);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everythingInASampleMeetsWhatViewersNeed(String sample) {
        InProcess answer = exportSample(sample, "--max-spans", "0", "--start", "2026-01-02T03:04:05Z", "--cpu-hz", HZ);

        assertEquals("", answer.err());
        assertTrue(Invariants.check(answer.out(), sample) > 50);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void documentIsValid(String sample) {
        String document = exportSample(sample, "--max-spans", "20000").out();

        assertEquals(List.of(), JaegerSchema.faults(document));
    }

    @Test
    void schemaRefusesWhatViewersCannotLoad() {
        String good = exportSample(Samples.LOST_RECORDS, "--max-spans", "1000").out();

        assertEquals(List.of(), JaegerSchema.faults(good));
        for (String broken : List.of(
                good.replaceFirst("\"operationName\":\"[^\"]*\",", ""),
                good.replaceFirst("\"startTime\":\\d+", "\"startTime\":0"),
                good.replaceFirst("\"startTime\":(\\d+)", "\"startTime\":$1.5"),
                good.replaceFirst("\"duration\":(\\d+)", "\"duration\":\"$1\""),
                good.replaceFirst("\"processes\":", "\"procs\":"),
                good.replaceFirst("\"spanID\":\"[0-9a-f]{6}", "\"spanID\":\""),
                "{}")) {
            assertTrue(!JaegerSchema.faults(broken).isEmpty(), broken.substring(0, Math.min(300, broken.length())));
        }
    }

    static Stream<Arguments> damaged() {
        return Samples.ALL.stream().flatMap(sample -> {
            byte[] bytes = Samples.bytes(sample);
            int half = bytes.length / 2 & ~3;
            Random random = new Random(7);
            return Stream.of(
                    Arguments.of(sample + ", cut", DamagedBytes.cut(bytes, half + 6)),
                    Arguments.of(sample + ", without a part", DamagedBytes.without(bytes, half, half + 50_000)),
                    Arguments.of(sample + ", with zeros", DamagedBytes.zeroed(bytes, half, half + 9_000)),
                    Arguments.of(sample + ", with another's inside", DamagedBytes.inserted(bytes, half, noise(random))),
                    Arguments.of(sample + ", with flipped bits", flipped(bytes, random)));
        });
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[5_000];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < 400; i++) {
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void damagedCaptureGivesASoundDocumentToo(String name, byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("damaged"), bytes);
        String whole = export(file.toString(), "--max-spans", "0").out();

        assertTrue(Invariants.check(whole, name) > 20);
        assertEquals(
                List.of(),
                JaegerSchema.faults(export(file.toString(), "--max-spans", "3000", "--from", "100ms")
                        .out()));
    }

    /** A bit of a switch-in's TSC: two runs of one vcpu begin with one record. */
    @Test
    void damageThatMakesTwoRunsOfOneRecordMakesNoIdTwice() throws IOException {
        byte[] bytes = Samples.bytes(Samples.HVM_BOOT);
        bytes[2_048_475] ^= 8;
        Path file = Files.write(directory.resolve("damaged"), bytes);

        assertTrue(Invariants.check(
                        export(file.toString(), "--max-spans", "0", "-q").out(), "a bit")
                > 20);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void threadsDoNotChangeAByte(String sample) {
        String one = exportSample(sample, "--threads", "1").out();

        assertEquals(
                one.hashCode(), exportSample(sample, "--threads", "2").out().hashCode());
        assertEquals(
                one.hashCode(), exportSample(sample, "--threads", "7").out().hashCode());
    }

    /** Steps of durations are less than half a percent wide, and of one step the first are kept. */
    @Test
    void tracesBeyondTheMostAreLeftOutWholeAndCountedTheSlowestAreKept() {
        List<JsonNode> all = Traces.of(exportSample(Samples.HVM_BOOT, "--max-spans", "0", "--cpu-hz", HZ)
                .out());
        InProcess some = exportSample(Samples.HVM_BOOT, "--max-spans", "5000", "--cpu-hz", HZ);
        List<JsonNode> written = Traces.of(some.out());
        Set<JsonNode> kept = new HashSet<>(written);

        assertEquals(all.stream().filter(kept::contains).toList(), written);
        long spans = spans(written);
        assertTrue(spans <= 5_000 && spans > 4_000, "wrote " + spans);
        long shortestKept = written.stream()
                .filter(JaegerExportTest::isActivation)
                .mapToLong(JaegerExportTest::lasts)
                .min()
                .orElseThrow();
        List<JsonNode> leftOut =
                all.stream().filter(trace -> !kept.contains(trace)).toList();
        long longestLeftOut = leftOut.stream()
                .filter(JaegerExportTest::isActivation)
                .mapToLong(JaegerExportTest::lasts)
                .max()
                .orElseThrow();
        assertTrue(longestLeftOut <= 1.005 * shortestKept, longestLeftOut + " " + shortestKept);
        assertEquals(
                "xenscope: warning: dates are of 1970: nothing says when the capture was made; give --start TIME,"
                        + " --start file or --wall\n"
                        + "xenscope:"
                        + " warning: kept"
                        + " the slowest"
                        + " " + written.size() + " of " + all.size()
                        + " traces (activations of " + shortestKept / 1000 + " \u00b5s and more), " + spans + " of "
                        + spans(all) + " spans: --max-spans 0 writes all; --dom, --vcpu, --from and --to choose\n",
                some.err());
    }

    @Test
    void whereTheSlowestTraceAloneIsTooLargeOthersAreKept() {
        InProcess some = exportSample(Samples.LOST_RECORDS, "--max-spans", "100");
        List<JsonNode> written = Traces.of(some.out());

        assertTrue(!written.isEmpty() && spans(written) <= 100, "wrote " + spans(written));
        assertTrue(some.err().contains(" traces have more than that alone): --max-spans 0 writes all"), some.err());
    }

    private static boolean isActivation(JsonNode trace) {
        return Traces.name(Traces.root(trace)).endsWith("activation");
    }

    private static long lasts(JsonNode trace) {
        return Traces.nanos(Traces.root(trace));
    }

    private static long spans(List<JsonNode> traces) {
        return traces.stream().mapToLong(trace -> trace.get("spans").size()).sum();
    }

    @Test
    void filtersChooseTracesAndChangeNone() {
        List<JsonNode> all =
                Traces.of(exportSample(Samples.HVM_BOOT, "--max-spans", "0").out());

        assertEquals(chosen(all, trace -> service(trace).equals("d6")), filtered("--dom", "6"));
        assertEquals(chosen(all, trace -> vcpu(trace).equals("d0v1")), filtered("--vcpu", "d0v1"));
        assertEquals(
                chosen(all, trace -> {
                    long start = Traces.startNanos(Traces.root(trace));
                    return start >= 300_000_000 && start < 350_000_000;
                }),
                filtered("--from", "300ms", "--to", "+50ms"));
        assertEquals(List.of(), filtered("--dom", "6", "--from", "3ns", "--to", "4ns"));
    }

    private static List<JsonNode> chosen(List<JsonNode> all, Predicate<JsonNode> which) {
        return all.stream().filter(which).toList();
    }

    private static List<JsonNode> filtered(String... options) {
        return Traces.of(exportSample(Samples.HVM_BOOT, options).out());
    }

    private static String service(JsonNode trace) {
        return trace.get("processes").get("p1").get("serviceName").asString();
    }

    private static String vcpu(JsonNode trace) {
        return Traces.text(Traces.root(trace), "xen.vcpu");
    }

    @Test
    void startMovesAllTimesToTheCalendar() {
        JsonNode trace = Traces.of(
                        exportSample(Samples.LOST_RECORDS, "--max-spans", "9000", "--start", "2026-11-21T10:00:00Z")
                                .out())
                .get(0);
        JsonNode root = Traces.root(trace);
        long start = 1_795_255_200_000_000L;

        assertEquals(
                start + Traces.startNanos(root) / 1000, root.get("startTime").asLong());
        assertEquals(
                "given by the user",
                Traces.value(trace.get("processes").get("p1").get("tags"), "xen.time_origin")
                        .asString());
    }

    @Test
    void badValuesAreRefused() {
        for (List<String> bad : List.of(
                List.of("--start", "yesterday"),
                List.of("--start", "1960-01-01T00:00:00Z"),
                List.of("--max-spans", "-1"),
                List.of("--max-spans", "many"))) {
            InProcess answer = InProcess.run(
                    "export", "jaeger", Samples.path(Samples.LOST_RECORDS).toString(), bad.get(0), bad.get(1));

            assertEquals(2, answer.exit(), answer.err());
            assertTrue(answer.err().startsWith("xenscope: " + bad.get(0) + " " + bad.get(1) + ": "), answer.err());
            assertEquals("", answer.out());
        }
    }
}
