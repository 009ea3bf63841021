package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code compare} says of a capture is what the commands say that print it: asked of both. */
final class CompareAgreementTest {
    private static final double ROUNDED = 0.00011;

    private final List<String> differences = new ArrayList<>();
    private Map<String, Map<String, String>> rows;
    private int asked;

    static List<String> samples() {
        return Samples.ALL;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void values_are_those_of_the_commands_that_print_them(String sample) {
        Path capture = Samples.path(sample);
        rows = new CsvPage(InProcess.run("compare", "--csv", capture.toString(), capture.toString()))
                .table("rows").stream()
                        .collect(Collectors.toMap(
                                row -> row.get("quantity") + "." + row.get("statistic") + " " + row.get("key_a"),
                                row -> row));
        CsvPage sched = CsvPage.of("sched", capture);
        CsvPage exits = CsvPage.of("exits", capture);
        CsvPage calls = CsvPage.of("calls", capture);
        states(sched);
        percentiles(CsvPage.of("latency", capture, "--by", "dom"));
        exits(exits, sched);
        counts("hypercalls_per_s", sums(calls.table("hypercalls"), "count", name("dom", "name")));
        Map<String, Double> entries = sums(calls.table("pv_events"), "count", name("dom", "kind"));
        entries.keySet().removeIf(key -> key.endsWith("/hypercall") || key.endsWith("/subcall"));
        counts("traps_per_s", entries);
        counts("irqs_per_s", sums(CsvPage.of("irqs", capture).table("irqs"), "count", row -> "irq" + row.get("irq")));
        counts(
                "p2m_changes_per_s",
                sums(CsvPage.of("memory", capture).table("p2m"), "count", row -> "d" + row.get("dom")));
        pcpus(CsvPage.of("pcpus", capture), sched);

        assertEquals(List.of(), differences, sample);
        assertTrue(asked > 20, asked + " values");
    }

    private static Function<Map<String, String>, String> name(String dom, String detail) {
        return row -> "d" + row.get(dom) + "/" + row.get(detail);
    }

    /** By key; of whoever is unknown nothing is compared. */
    private static Map<String, Double> sums(
            List<Map<String, String>> rows, String column, Function<Map<String, String>, String> key) {
        Map<String, Double> sums = new TreeMap<>();
        for (Map<String, String> row : rows) {
            if (!"".equals(row.get("dom")) && !row.get(column).isEmpty()) {
                sums.merge(key.apply(row), Double.parseDouble(row.get(column)), Double::sum);
            }
        }
        return sums;
    }

    private void states(CsvPage sched) {
        List<Map<String, String>> states = sched.table("vcpu_states");
        Map<String, Double> known = new TreeMap<>();
        states.stream()
                .filter(row -> !List.of("lost", "unknown").contains(row.get("state")))
                .forEach(row -> known.merge("d" + row.get("dom"), Double.valueOf(row.get("total_ns")), Double::sum));
        Map<String, String> quantities =
                Map.of("running", "running_share", "runnable", "waiting_share", "blocked", "blocked_share");
        quantities.forEach((state, quantity) -> sums(
                        states.stream()
                                .filter(row -> row.get("state").equals(state))
                                .toList(),
                        "total_ns",
                        row -> "d" + row.get("dom"))
                .forEach((key, ticks) -> value(quantity + ".mean " + key, 100 * ticks / known.get(key))));
        counts("wakes_per_s", waits(sched, "wake"));
        waits(sched, "preempt").forEach((key, count) -> samples("preempted_wait.p50 " + key, count));
        counts("migrations_per_s", sums(sched.table("affinity"), "moves_in", row -> "d" + row.get("dom")));
    }

    private static Map<String, Double> waits(CsvPage sched, String cause) {
        List<Map<String, String>> waits = sched.table("waits").stream()
                .filter(row ->
                        row.get("cause").equals(cause) && !row.get("count").equals("0"))
                .toList();
        return sums(waits, "count", row -> "d" + row.get("dom"));
    }

    private void percentiles(CsvPage latency) {
        Map<String, String> quantities =
                Map.of("wake-to-run", "wake_to_run", "run", "run", "blocked", "blocked", "exit", "exit");
        for (Map<String, String> row : latency.table(CsvPage.LONE)) {
            String quantity = quantities.get(row.get("name"));
            if (quantity == null || row.get("dom").isEmpty()) {
                continue;
            }
            String key = " d" + row.get("dom") + (row.get("reason").isEmpty() ? "" : "/" + row.get("reason"));
            for (String statistic : List.of("p50", "p90", "p99", "max")) {
                value(quantity + "." + statistic + key, Double.parseDouble(row.get(statistic + "_ns")));
            }
            samples(quantity + ".p50" + key, Double.parseDouble(row.get("count")));
        }
    }

    private void exits(CsvPage exits, CsvPage sched) {
        counts("exits_per_s", sums(exits.table("exits"), "count", name("dom", "reason")));
        Map<String, Double> running = sums(
                sched.table("vcpu_states").stream()
                        .filter(row -> row.get("state").equals("running"))
                        .toList(),
                "total_ns",
                row -> "d" + row.get("dom"));
        sums(exits.table("exits"), "xen_ns", name("dom", "reason")).forEach((key, nanos) -> {
            Double whole = running.get(key.substring(0, key.indexOf('/')));
            if (whole != null && whole > 0) {
                value("exit_xen_share.mean " + key, 100 * nanos / whole);
            }
        });
    }

    private void pcpus(CsvPage pcpus, CsvPage sched) {
        double known = 0;
        for (Map<String, String> row : pcpus.table("pcpus")) {
            double busy = Double.parseDouble(row.get("busy_ns"));
            double seen = busy + Double.parseDouble(row.get("idle_ns"));
            if (seen > 0) {
                value("pcpu_busy.mean p" + row.get("pcpu"), 100 * busy / seen);
            }
            known += seen;
        }
        for (String bound : List.of("at_least", "at_most")) {
            double wasted =
                    sums(sched.table("wasted"), bound + "_ns", row -> "").getOrDefault("", 0.0);
            value("wasted_" + bound + ".mean all", 100 * wasted / known);
        }
    }

    private void counts(String quantity, Map<String, Double> expected) {
        expected.forEach((key, count) -> samples(quantity + ".rate " + key, count));
    }

    private void samples(String row, double expected) {
        compare(row, "samples_a", expected, 0);
    }

    /** Others print nanoseconds, this command four digits of percent. */
    private void value(String row, double expected) {
        compare(row, "a", expected, ROUNDED + 1e-6 * expected);
    }

    private void compare(String name, String column, double expected, double tolerance) {
        asked++;
        Map<String, String> row = rows.get(name);
        if (row == null || row.get(column).isEmpty()) {
            if (expected != 0) {
                differences.add(name + ": nothing for " + expected);
            }
        } else if (Math.abs(Double.parseDouble(row.get(column)) - expected) > tolerance) {
            differences.add(name + " " + column + ": " + row.get(column) + " for " + expected);
        }
    }
}
