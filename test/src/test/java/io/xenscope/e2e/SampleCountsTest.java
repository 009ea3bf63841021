package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.SampleCounts;
import io.xenscope.samples.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports on the samples against what another program counted in them. */
final class SampleCountsTest {
    private static final String WINDOW_HEADER = "0x001f003";

    static List<String> samples() {
        return Samples.ALL;
    }

    private static CsvPage report(String command, String sample) {
        return CsvPage.of(command, Samples.path(sample), "--cpu-hz", "1G");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void info_states_the_size_of_the_capture(String sample) {
        SampleCounts counts = Samples.counts(sample);
        CsvPage info = report("info", sample);
        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("file_bytes", counts.number("bytes"));
        expected.put("bytes_read", counts.number("bytes"));
        expected.put("bytes_skipped", 0L);
        expected.put("windows", counts.number("windows"));
        expected.put("records", counts.number("records"));
        expected.put("losses", counts.number("loss_records"));
        expected.put("lost_records", counts.number("records_lost"));
        expected.put("begin_tsc", counts.number("first_tsc"));
        expected.put("span_ns", counts.number("last_tsc") - counts.number("first_tsc"));

        Map<String, Long> stated = new LinkedHashMap<>(expected);
        stated.replaceAll((fact, number) -> info.number(fact));
        assertEquals(expected, stated);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void info_counts_every_event(String sample) {
        SampleCounts counts = Samples.counts(sample);
        Map<String, Long> expected = new TreeMap<>(counts.table("event"));
        expected.put(WINDOW_HEADER, counts.number("windows"));

        assertEquals(expected, new TreeMap<>(report("info", sample).sums("events", "id", "count")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void info_counts_records_and_bytes_of_every_pcpu(String sample) {
        CsvPage info = report("info", sample);

        assertEquals(Samples.counts(sample).table("pcpu_records"), info.sums("pcpus", "pcpu", "records"));
        assertEquals(Samples.counts(sample).table("pcpu_bytes"), info.sums("pcpus", "pcpu", "bytes"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void summary_counts_every_hypercall(String sample) {
        Map<String, Long> counted = report("summary", sample).sums("hypercalls", "number", "count");
        counted.values().removeIf(count -> count == 0);

        assertEquals(new TreeMap<>(Samples.counts(sample).table("hypercall")), new TreeMap<>(counted));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void summary_counts_every_exit_by_reason(String sample) {
        Map<String, Long> counted = new TreeMap<>();
        report("summary", sample)
                .sums("exits", "code", "count")
                .forEach((code, count) -> counted.put("0x" + Integer.toHexString(Integer.parseInt(code)), count));

        assertEquals(new TreeMap<>(Samples.counts(sample).table("exit_reason")), counted);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void latency_adds_up_every_run_that_was_seen_from_begin_to_end(String sample) {
        Map<String, Long> expected = Samples.counts(sample).table("running_ticks").entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("d32767"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, Long> stated = report("latency", sample).table(CsvPage.LONE).stream()
                .filter(row -> row.get("name").equals("run") && row.get("level").equals("vcpu"))
                .collect(Collectors.toMap(
                        row -> "d" + row.get("dom") + "v" + row.get("vcpu"), row -> Long.valueOf(row.get("total_ns"))));

        assertEquals(new TreeMap<>(expected), new TreeMap<>(stated));
    }
}
