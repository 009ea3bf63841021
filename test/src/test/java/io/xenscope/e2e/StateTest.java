package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code state} says what the records up to a moment say. */
class StateTest {
    private static final int MOMENTS = 500;

    static List<String> samples() {
        return Samples.ALL;
    }

    private static JsonNode state(String sample, long[] moments, String... more) {
        List<String> args =
                new ArrayList<>(List.of("state", Samples.path(sample).toString(), "--json", "--quiet"));
        for (long moment : moments) {
            args.addAll(List.of("--at", moment + "ns"));
        }
        args.addAll(List.of(more));
        InProcess answer = InProcess.run(args.toArray(String[]::new));
        assertEquals("", answer.err());
        return JsonMapper.shared().readTree(answer.out());
    }

    private static long span(String sample) {
        return state(sample, new long[] {0}).get("capture").get("span_ns").asLong();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void state_at_any_moment_is_what_a_dump_up_to_then_says(String sample) {
        long span = span(sample);
        long[] moments = LongStream.concat(new Random(18).longs(MOMENTS - 1, 0, span), LongStream.of(span))
                .sorted()
                .distinct()
                .toArray();
        InProcess dump = InProcess.run("dump", "--quiet", Samples.path(sample).toString());
        StateOracle oracle = new StateOracle(dump.out().lines().toList());
        Map<Long, List<JsonNode>> vcpus = byMoment(state(sample, moments, "--table", "vcpus"), "vcpus");
        Map<Long, List<JsonNode>> pcpus = byMoment(state(sample, moments, "--table", "pcpus"), "pcpus");
        long compared = 0;
        for (long moment : moments) {
            oracle.goTo(moment);
            compared += compareVcpus(moment, vcpus.getOrDefault(moment, List.of()), oracle);
            compared += comparePcpus(moment, pcpus.get(moment), oracle);
        }
        assertTrue(compared > 4 * MOMENTS, "compared: " + compared);
    }

    private static Map<Long, List<JsonNode>> byMoment(JsonNode page, String table) {
        Map<Long, List<JsonNode>> byMoment = new TreeMap<>();
        for (JsonNode row : page.get("tables").get(table)) {
            byMoment.computeIfAbsent(row.get("at_ns").asLong(), none -> new ArrayList<>())
                    .add(row);
        }
        return byMoment;
    }

    private static long compareVcpus(long moment, List<JsonNode> rows, StateOracle oracle) {
        long compared = 0;
        for (JsonNode row : rows) {
            String name = "d" + row.get("dom").asInt() + "v" + row.get("vcpu").asInt();
            boolean isSeen = !row.get("since_ns").isNull();
            if (isSeen && !row.get("known").asString().equals("unknown")) {
                int pcpu = row.get("pcpu").isNull() ? -1 : row.get("pcpu").asInt();
                StateOracle.Vcpu told = new StateOracle.Vcpu(
                        row.get("state").asString(), row.get("since_ns").asLong(), pcpu);
                assertEquals(oracle.vcpus.get(name), told, name + " at " + moment);
                compared++;
            }
        }
        return compared;
    }

    private static long comparePcpus(long moment, List<JsonNode> rows, StateOracle oracle) {
        long compared = 0;
        for (JsonNode row : rows) {
            boolean isSeen = !row.get("since_ns").isNull() && !row.get("vcpu").isNull();
            if (isSeen && row.get("known").asString().equals("certain")) {
                StateOracle.Pcpu told = new StateOracle.Pcpu(
                        row.get("vcpu").asString(), row.get("since_ns").asLong());
                assertEquals(oracle.pcpus.get(row.get("pcpu").asInt()), told, "p" + row.get("pcpu") + " at " + moment);
                compared++;
            }
        }
        return compared;
    }

    @Test
    void five_moments_are_as_an_independent_program_says() throws IOException {
        JsonNode expected = JsonMapper.shared()
                .readTree(Files.readString(Path.of("src/test/resources/e2e/state-pv-domain-create.expected.json")));
        for (JsonNode moment : expected.get("moments")) {
            long at = moment.get("at_ns").asLong();
            JsonNode tables = state(Samples.PV_DOMAIN_CREATE, new long[] {at}).get("tables");

            assertEquals(expected(moment.get("pcpus")), pcpus(tables.get("pcpus")), "pcpus at " + at);
            assertEquals(expected(moment.get("vcpus")), vcpus(tables.get("vcpus")), "vcpus at " + at);
        }
    }

    private static List<String> expected(JsonNode rows) {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            String state = row.has("state") ? row.get("state").asString() : "";
            lines.add(row.get("vcpu").asString() + " " + state + " " + row.get("since_ns") + " p" + row.get("pcpu"));
        }
        return lines;
    }

    private static List<String> pcpus(JsonNode rows) {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            lines.add(row.get("vcpu").asString() + "  " + row.get("since_ns") + " p" + row.get("pcpu"));
        }
        return lines;
    }

    private static List<String> vcpus(JsonNode rows) {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            lines.add("d" + row.get("dom") + "v" + row.get("vcpu") + " "
                    + row.get("state").asString() + " " + row.get("since_ns") + " p" + row.get("pcpu"));
        }
        return lines;
    }

    @Test
    void the_last_moment_is_minus_zero() {
        long span = span(Samples.HVM_BOOT);
        JsonNode last = state(Samples.HVM_BOOT, new long[0], "--at", "-0");

        assertEquals(state(Samples.HVM_BOOT, new long[] {span}), last);
        assertEquals(span, last.get("tables").get("pcpus").get(0).get("at_ns").asLong());
    }

    @Test
    void moments_can_be_named() {
        long first = moment(Samples.PV_DOMAIN_CREATE, "first run d1");
        assertEquals(8_603_096_385L, first);
        JsonNode worst = state(Samples.PV_DOMAIN_CREATE, new long[0], "--at", "worst wait", "--vcpu", "d1v0");
        assertEquals(
                "runnable", worst.get("tables").get("vcpus").get(0).get("state").asString());
    }

    private static long moment(String sample, String name) {
        JsonNode page = state(sample, new long[0], "--at", name);
        return page.get("tables").get("pcpus").get(0).get("at_ns").asLong();
    }

    @Test
    void what_is_no_moment_is_refused_in_a_line() {
        String capture = Samples.path(Samples.HVM_BOOT).toString();
        Map<String, String> refused = Map.of(
                "soon", "--at",
                "999s", "past the end",
                "-999s", "before the begin",
                "record:3", "the offset in the file",
                "first run d99", "no first run");
        refused.forEach((text, why) -> {
            InProcess answer = InProcess.run("state", "--at", text, capture);
            assertEquals(2, answer.exit(), text);
            assertEquals(1, answer.err().lines().count(), answer.err());
            assertTrue(answer.err().contains(why), answer.err());
        });
        assertEquals(2, InProcess.run("state", capture).exit());
    }
}
