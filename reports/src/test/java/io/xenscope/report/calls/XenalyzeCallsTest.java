package io.xenscope.report.calls;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of PV events are xenalyze's; it adds members of multicalls to the hypercalls, here they stand apart. */
class XenalyzeCallsTest {
    private static final int MOST_BEFORE_FIRST_SWITCHES = 100;
    private static final Pattern DOMAIN = Pattern.compile("\\|-- Domain (\\d+) --\\|");
    private static final Pattern VCPU = Pattern.compile("-- v(\\d+) --");
    private static final Pattern CALL = Pattern.compile("    \\S+ +\\[ *(\\d+)\\]: +(\\d+)");
    private static final Pattern TRAP = Pattern.compile("    \\[(\\d+)\\] (\\d+)");
    private static final Pattern KIND = Pattern.compile("  ([a-z/_ ()]+)  (\\d+)");
    private static final Map<String, String> KINDS = Map.of(
            "page_fault", "page_fault",
            "emulate privop", "emulate_privop",
            "math state restore", "math_state_restore",
            "forced_invalid_op", "forced_invalid_op",
            "paging fixup", "paging_fixup");

    @ParameterizedTest
    @ValueSource(strings = {"pv-lifecycle-credit2", "hvm-pod-credit"})
    void counts_of_real_captures(String name) throws IOException {
        if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(name))) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        Path summary = SharedCaptures.file(name, "xenalyze-4.17-summary.txt");
        Map<String, Long> theirs = theirs(Files.readAllLines(summary));
        Map<String, Long> ours = ours(SharedCaptures.trace(name));
        assertTrue(theirs.size() > 40, theirs.size() + " counts");
        long more = 0;
        for (String key :
                Stream.concat(ours.keySet().stream(), theirs.keySet().stream()).collect(Collectors.toSet())) {
            long extra = ours.getOrDefault(key, 0L) - theirs.getOrDefault(key, 0L);
            assertTrue(extra >= 0, key + ": " + ours.get(key) + ", theirs " + theirs.get(key));
            more += extra;
        }
        // Xenalyze does not know who runs on a pcpu before its first switch.
        assertTrue(more < MOST_BEFORE_FIRST_SWITCHES, more + " more");
    }

    private static Map<String, Long> theirs(List<String> summary) {
        Map<String, Long> counts = new TreeMap<>();
        String dom = "";
        String vcpu = "";
        boolean inPv = false;
        for (String line : summary) {
            inPv = line.equals("PV events:") || inPv && line.startsWith("  ");
            Matcher domain = DOMAIN.matcher(line);
            Matcher number = VCPU.matcher(line);
            Matcher call = CALL.matcher(line);
            Matcher trap = TRAP.matcher(line);
            Matcher kind = KIND.matcher(line);
            if (domain.matches()) {
                dom = domain.group(1);
            } else if (number.matches()) {
                vcpu = "d" + dom + "v" + number.group(1);
            } else if (inPv && call.matches()) {
                counts.put(vcpu + " call " + call.group(1), Long.valueOf(call.group(2)));
            } else if (inPv && trap.matches()) {
                counts.put(vcpu + " trap " + trap.group(1), Long.valueOf(trap.group(2)));
            } else if (inPv && kind.matches() && KINDS.containsKey(kind.group(1))) {
                counts.put(vcpu + " " + KINDS.get(kind.group(1)), Long.valueOf(kind.group(2)));
            }
        }
        return counts;
    }

    private static Map<String, Long> ours(Path capture) {
        Map<String, Long> counts = new TreeMap<>();
        for (String[] row : rows(capture, "hypercalls")) {
            counts.merge("d" + row[0] + "v" + row[1] + " call " + row[2], Long.valueOf(row[4]), Long::sum);
        }
        for (String[] row : rows(capture, "subcalls")) {
            counts.merge("d" + row[0] + "v" + row[1] + " call " + row[2], Long.valueOf(row[4]), Long::sum);
        }
        for (String[] row : rows(capture, "traps")) {
            counts.put("d" + row[0] + "v" + row[1] + " trap " + row[2], Long.valueOf(row[4]));
        }
        for (String[] row : rows(capture, "pv_events")) {
            if (KINDS.containsValue(row[2])) {
                counts.put("d" + row[0] + "v" + row[1] + " " + row[2], Long.valueOf(row[3]));
            }
        }
        return counts;
    }

    private static List<String[]> rows(Path capture, String table) {
        InProcess answer = InProcess.run("calls", "--csv", "--table", table, capture.toString());
        return answer.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
}
