package io.xenscope.waits;

import io.xenscope.e2e.CsvPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The schedule of a capture from its dump, with the extent that a report on it prints. */
final class Dumps {
    private Dumps() {}

    static DumpedSchedule of(Path capture, CsvPage report) {
        List<Integer> pcpus = CsvPage.of("pcpus", capture, "--cpu-hz", "1G").table("pcpus").stream()
                .map(row -> Integer.valueOf(row.get("pcpu")))
                .toList();
        boolean complete = report.fact("complete").equals("true");
        return new DumpedSchedule(capture, report.number("span_ns"), complete, pcpus);
    }

    /** The rows that differ, a line each, the first twenty. */
    static List<String> differences(Map<String, String> expected, Map<String, String> rows) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(rows.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), rows.get(key)))
                .map(key -> key + ": expected " + expected.get(key) + ", got " + rows.get(key))
                .limit(20)
                .toList();
    }
}
