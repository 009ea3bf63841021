package io.xenscope.report.memory;

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

/** What xenalyze counts right of memory is what is counted here. */
class XenalyzeMemoryTest {
    private static final Pattern ORDER = Pattern.compile("   \\[(\\d)\\] (\\d+)");
    private static final List<String> ORDERS = List.of("0", "9", "18");

    /** It counts on the domain that runs, here it is the one that the record names: the sums are the same. */
    @Test
    void populate_on_demand_by_order() throws IOException {
        String name = "hvm-pod-credit";
        if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(name))) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        Map<String, Long> theirs = new TreeMap<>();
        String what = "";
        for (String line : Files.readAllLines(SharedCaptures.file(name, "xenalyze-4.17-summary.txt"))) {
            Matcher order = ORDER.matcher(line);
            if (line.equals("  Populated:")) {
                what = "pod_populate ";
            } else if (line.equals("  Reclaim order:")) {
                what = "pod_zero_reclaim ";
            } else if (!what.isEmpty() && order.matches()) {
                String key = what + ORDERS.get(Integer.parseInt(order.group(1)));
                theirs.merge(key, Long.valueOf(order.group(2)), Long::sum);
            } else {
                what = "";
            }
        }
        Map<String, Long> ours = new TreeMap<>();
        for (String[] row : rows(SharedCaptures.trace(name), "pod")) {
            ours.merge(row[1] + " " + row[2], Long.valueOf(row[4]), Long::sum);
        }
        assertEquals(theirs, ours);
    }

    /** Counts and average cycles as {@code syn/shadow3.summary.txt} has them; xenalyze calls the first kind propagate. */
    @Test
    void shadow_paging_of_three_levels() {
        Path capture = Specification.file("golden/syn/shadow3.bin");
        Map<String, String> ours = new TreeMap<>();
        for (String[] row : rows(capture, "shadow")) {
            if (row[4].isEmpty() && row[2].equals("3")) {
                ours.put(row[3], row[5] + " of " + Long.parseLong(row[7]) / Long.parseLong(row[6]));
            }
        }
        assertEquals(
                Map.of(
                        "not_shadow", "1 of 400",
                        "fast_propagate", "1 of 250",
                        "fast_mmio", "1 of 300",
                        "false_fast_path", "1 of 260",
                        "mmio", "1 of 900",
                        "fixup", "6 of 745",
                        "domf_dying", "1 of 270",
                        "emulate", "3 of 1570"),
                ours);
    }

    private static List<String[]> rows(Path capture, String table) {
        // With a TSC of 1 GHz, nanoseconds are cycles.
        InProcess answer = InProcess.run("memory", "--csv", "--cpu-hz", "1G", "--table", table, capture.toString());
        return answer.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
}
