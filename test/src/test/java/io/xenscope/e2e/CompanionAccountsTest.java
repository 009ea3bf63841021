package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accounts of logs add up, and to what the lines of the log say; those of guests' hypercalls to what {@code calls} counts. */
final class CompanionAccountsTest {
    private static final Path LOGS = Path.of("../analyzer/src/test/resources/io/xenscope/analyze/companion");

    private static JsonNode run(String sample, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-q", "--json", Samples.path(sample).toString()));
        InProcess answer = InProcess.run(all.toArray(String[]::new));
        assertEquals(0, answer.exit(), answer.err());
        return JsonMapper.shared().readTree(answer.out()).get("tables");
    }

    private static long sum(JsonNode rows, String column) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToLong(row -> row.get(column).asLong())
                .sum();
    }

    private static long count(JsonNode rows, Predicate<JsonNode> which) {
        return StreamSupport.stream(rows.spliterator(), false).filter(which).count();
    }

    @ParameterizedTest
    @CsvSource({
        "pv-domain-create, e2e-pv-domain-create.oxenstored.log",
        "hvm-boot, hvm-boot.xenstored.log",
        "lost-records, lost-records.oxenstored.log",
        "hvm-boot, xenstored-c-4.17.log",
        "hvm-boot, xenstored-c-4.19.log",
        "hvm-boot, xenstore-snoop.txt",
        "hvm-boot, oxenstored-access.log"
    })
    void requests_are_those_of_domains_of_prefixes_and_of_errors(String sample, String log) {
        JsonNode told =
                run(sample, "xenstore", "--all", "--with", LOGS.resolve(log).toString());
        JsonNode requests = told.get("requests");
        assertEquals(requests.size(), sum(told.get("domains"), "requests"));
        assertEquals(requests.size(), sum(told.get("prefixes"), "requests"));
        assertEquals(sum(told.get("domains"), "events"), sum(told.get("prefixes"), "events"));
        assertEquals(sum(told.get("domains"), "writes"), sum(told.get("prefixes"), "writes"));
        long failed = count(requests, row -> row.get("error").asBoolean());
        assertEquals(failed, sum(told.get("domains"), "errors"));
        assertEquals(failed, sum(told.get("errors"), "count"));
    }

    @Test
    void requests_are_the_lines_that_came_in_and_answers_those_that_went_out() throws IOException {
        Path log = LOGS.resolve("hvm-boot.xenstored.log");
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        JsonNode requests = run(Samples.HVM_BOOT, "xenstore", "--all", "--with", log.toString())
                .get("requests");
        assertEquals(lines.stream().filter(line -> line.startsWith("IN ")).count(), requests.size());
        long answered = lines.stream()
                .filter(line -> line.startsWith("OUT ") && !line.contains(" WATCH_EVENT "))
                .count();
        assertEquals(answered, count(requests, row -> !row.get("result").isNull()));
        assertEquals(1, requests.size() - answered, "one has no answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pv-domain-create", "hvm-boot", "lost-records"})
    void hypercalls_of_guests_are_those_that_calls_counts(String sample) {
        assertEquals(
                counts(run(sample, "calls").get("hypercalls")),
                counts(run(sample, "guest").get("gateway")));
    }

    private static TreeMap<String, Long> counts(JsonNode rows) {
        TreeMap<String, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.put(
                "d" + row.get("dom").asString() + "v" + row.get("vcpu").asString() + " "
                        + row.get("name").asString(),
                row.get("count").asLong()));
        return counts;
    }
}
