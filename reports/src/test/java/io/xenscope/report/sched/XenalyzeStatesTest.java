package io.xenscope.report.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.dump.Specification;
import io.xenscope.report.sched.XenalyzeSummary.Stays;
import io.xenscope.report.table.CsvTable;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Stays in each state are those that xenalyze found in a capture without losses. What differs is known: xenalyze begins
 * with the first run of a vcpu, and does not count the wait before it; it counts a run anew whenever the scheduler decides
 * to go on with it; and pieces of a domain's state, where we count episodes.
 */
final class XenalyzeStatesTest {
    private static final String CAPTURE = "vmx-hvm-credit2";

    private final List<String> same = new ArrayList<>();

    @Test
    void states_and_waits_of_vcpus_are_the_same() throws IOException {
        Map<String, Stays> theirs = new XenalyzeSummary(Specification.file("golden/summary.txt")).lines();
        if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(CAPTURE))) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        for (Map<String, String> row : table("vcpu_states")) {
            String state = row.get("state");
            String name = "d" + row.get("dom") + "v" + row.get("vcpu") + " " + state;
            if (state.equals("running")) {
                compareRuns(name, row, theirs.get(name));
            } else {
                compare(
                        name,
                        row,
                        theirs.get(name),
                        state.equals("runnable") || row.get("cut").equals("0") ? 1 : 0);
            }
        }
        for (Map<String, String> row : table("waits")) {
            String cause = row.get("cause");
            String name = "d" + row.get("dom") + "v" + row.get("vcpu") + " " + cause;
            compare(name, row, theirs.get(name), cause.equals("wake") ? 1 : 0);
        }
        assertEquals(24, same.size(), same.toString());
    }

    @Test
    void what_interrupts_cost_until_the_next_halt_is_the_same() throws IOException {
        Map<String, Stays> theirs = new XenalyzeSummary(Specification.file("golden/summary.txt")).lines();
        if (!SharedCaptures.present() || !Files.exists(SharedCaptures.trace(CAPTURE))) {
            Specification.skip(SharedCaptures.ABSENT);
        }
        Map<String, String> kinds =
                Map.of("alone", "wake_to_halt_alone", "any", "wake_to_halt_any", "other", "intr_to_halt");
        for (Map<String, String> row :
                CsvTable.of("irqs", "wake_to_halt", SharedCaptures.trace(CAPTURE), "--cpu-hz", "1G")) {
            if (row.get("vector").equals("243")) {
                String name = "d" + row.get("dom") + "v" + row.get("vcpu") + " " + kinds.get(row.get("kind"));
                compare(name, row, theirs.get(name), 0);
            }
        }
        assertEquals(12, same.size(), same.toString());
    }

    private void compare(String name, Map<String, String> ours, Stays theirs, long mostMore) {
        long more = Long.parseLong(ours.get("count")) - theirs.count();
        assertTrue(more >= 0 && more <= mostMore, name + ": " + more + " more");
        if (more == 0) {
            long mean = Long.parseLong(ours.get("mean_ns"));
            assertTrue(mean == theirs.mean() || mean == theirs.mean() + 1, name + ": " + mean + " " + theirs);
            same.add(name);
        }
    }

    private static void compareRuns(String name, Map<String, String> ours, Stays theirs) {
        long whole = Long.parseLong(ours.get("count"));
        assertTrue(theirs.count() >= whole, name);
        if (ours.get("cut").equals("0")) {
            long total = Long.parseLong(ours.get("total_ns"));
            assertEquals(total, theirs.count() * theirs.mean(), theirs.count(), name);
        }
    }

    private static List<Map<String, String>> table(String name) {
        return CsvTable.of("sched", name, SharedCaptures.trace(CAPTURE), "--cpu-hz", "1G");
    }
}
