package io.xenscope.report.exits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.report.dump.Specification;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What xenalyze counts right of VM exits is what is counted here. Its times are not: it ends exits at wakes. */
class XenalyzeExitsTest {
    private static final String CAPTURE = "vmx-hvm-credit2";
    private static final Pattern DOMAIN = Pattern.compile("\\|-- Domain (\\d+) --\\|");
    private static final Pattern VCPU = Pattern.compile("-- v(\\d+) --");
    private static final Pattern REASON = Pattern.compile(" ([A-Z_]\\S*) +(\\d+) .*cyc.*");
    private static final Pattern VECTOR = Pattern.compile("  \\[ *(\\d+)\\] (\\d+)");

    @Test
    void exits_by_vcpu_and_reason_and_injections_by_vector() throws IOException {
        Path golden = Specification.file("golden/summary.txt");
        if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(CAPTURE))) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        Map<String, Long> expected = theirs(Files.readAllLines(golden));
        // One lies before the first switch of its pcpu, where xenalyze does not know who runs.
        expected.merge("d14v2 EXTERNAL_INTERRUPT", 1L, Long::sum);
        assertEquals(expected, ours(SharedCaptures.trace(CAPTURE)));
    }

    @Test
    void the_same_of_svm_under_the_ids_of_vmx() throws IOException {
        String name = "hvm-pod-credit";
        if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(name))) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        List<String> summary = Files.readAllLines(SharedCaptures.file(name, "xenalyze-4.17-summary.txt"));
        assertEquals(theirs(summary), ours(SharedCaptures.trace(name)));
    }

    @Test
    void the_same_of_synthetic_captures() throws IOException {
        for (String name : List.of("hvm", "svm")) {
            Path capture = Specification.file("golden/syn/" + name + ".bin");
            Path summary = Specification.file("golden/syn/" + name + ".summary.txt");
            assertEquals(theirs(Files.readAllLines(summary)), ours(capture));
        }
    }

    private static Map<String, Long> theirs(List<String> summary) {
        Map<String, Long> counts = new TreeMap<>();
        String vcpu = "";
        String dom = "";
        for (String line : summary) {
            Matcher domain = DOMAIN.matcher(line);
            Matcher number = VCPU.matcher(line);
            Matcher reason = REASON.matcher(line);
            Matcher vector = VECTOR.matcher(line);
            if (domain.matches()) {
                dom = domain.group(1);
            } else if (number.matches()) {
                vcpu = "d" + dom + "v" + number.group(1);
            } else if (reason.matches()) {
                counts.put(vcpu + " " + reason.group(1), Long.valueOf(reason.group(2)));
            } else if (vector.matches()) {
                counts.put(vcpu + " vector " + vector.group(1), Long.valueOf(vector.group(2)));
            }
        }
        return counts;
    }

    private static Map<String, Long> ours(Path capture) {
        Map<String, Long> counts = new TreeMap<>();
        for (String[] row : rows(capture, "exits")) {
            // Exits that never ended are none of xenalyze's.
            long whole = Long.parseLong(row[4]) - Long.parseLong(row[13]);
            if (whole > 0 && !row[0].isEmpty()) {
                counts.put("d" + row[0] + "v" + row[1] + " " + row[2], whole);
            }
        }
        for (String[] row : rows(capture, "injections")) {
            counts.put("d" + row[0] + "v" + row[1] + " vector " + row[2], Long.parseLong(row[4]));
        }
        return counts;
    }

    private static List<String[]> rows(Path capture, String table) {
        InProcess answer = InProcess.run("exits", "--csv", "--table", table, capture.toString());
        return answer.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
}
