package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reports of a stretch of time: what is counted where it begins adds up, over stretches that touch, to what the report of
 * the whole capture says.
 */
final class StretchTest {
    /** A part of the time of a capture, as an option takes it. */
    private static String at(CsvPage whole, double share) {
        return (long) (share * whole.number("span_ns")) + "ns";
    }

    /** Command, table, column of counts, and the columns that say of what. */
    private static final List<List<String>> COUNTS = List.of(
            List.of("summary", "pcpus", "switches", "pcpu"),
            List.of("summary", "pcpus", "lost_records", "pcpu"),
            List.of("summary", "vcpus", "wakes", "dom", "vcpu"),
            List.of("summary", "vcpus", "migrations", "dom", "vcpu"),
            List.of("summary", "exits", "count", "dom", "reason"),
            List.of("summary", "hypercalls", "count", "dom", "name"),
            List.of("summary", "pv_events", "count", "dom", "kind"),
            List.of("summary", "traps", "count", "dom", "vector"),
            List.of("summary", "injections", "count", "dom", "vector"),
            List.of("summary", "irqs", "count", "irq", "pcpu"),
            List.of("info", "pcpus", "losses", "pcpu"),
            List.of("info", "pcpus", "lost", "pcpu"),
            List.of("sched", "vcpu_states", "count", "dom", "vcpu", "state"),
            List.of("sched", "waits", "count", "dom", "vcpu", "cause"),
            List.of("sched", "affinity", "count", "dom", "vcpu", "pcpu"),
            List.of("pcpus", "pcpu_states", "count", "pcpu", "state"),
            List.of("irqs", "irqs", "count", "irq", "pcpu"),
            List.of("latency", CsvPage.LONE, "count", "name", "level", "dom", "vcpu", "reason"),
            List.of("exits", "guest", "exits", "dom", "vcpu"),
            List.of("exits", "exits", "count", "dom", "vcpu", "reason"),
            List.of("exits", "handlers", "count", "dom", "vcpu", "kind", "key"),
            List.of("exits", "injections", "count", "dom", "vcpu", "vector"),
            List.of("calls", "hypercalls", "count", "dom", "vcpu", "name"),
            List.of("calls", "subcalls", "count", "dom", "vcpu", "name"),
            List.of("calls", "pv_events", "count", "dom", "vcpu", "kind"),
            List.of("calls", "traps", "count", "dom", "vcpu", "vector"),
            List.of("calls", "page_faults", "count", "dom", "error_code"),
            List.of("calls", "rips", "count", "dom", "kind", "rip"),
            List.of("memory", "grants", "count", "dom", "operation", "other"),
            List.of("memory", "grant_domains", "its_maps", "dom"),
            List.of("timers", "pic", "raised", "dom", "irq"),
            List.of("timers", "timers", "starts", "dom", "vcpu", "device"));

    static List<Path> captures() {
        return Captures.all();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void counts_of_stretches_that_touch_add_up_to_those_of_the_whole(Path path) {
        CsvPage info = CsvPage.of("info", path);
        String third = at(info, 0.3);
        String rest = at(info, 0.65);
        for (String command : COUNTS.stream().map(row -> row.get(0)).distinct().toList()) {
            CsvPage whole = CsvPage.of(command, path);
            List<CsvPage> parts = List.of(
                    CsvPage.of(command, path, "--to", third),
                    CsvPage.of(command, path, "--from", third, "--to", rest),
                    CsvPage.of(command, path, "--from", rest));
            for (List<String> counts : COUNTS) {
                if (counts.get(0).equals(command)) {
                    Map<String, Long> sums = new TreeMap<>();
                    parts.forEach(part -> add(sums, part, counts));
                    Map<String, Long> all = new TreeMap<>();
                    add(all, whole, counts);
                    assertEquals(all, sums, path.getFileName() + " " + counts);
                }
            }
        }
    }

    private static void add(Map<String, Long> sums, CsvPage page, List<String> counts) {
        for (Map<String, String> row : page.table(counts.get(1))) {
            List<String> key =
                    counts.subList(3, counts.size()).stream().map(row::get).toList();
            long count = Long.parseLong(row.get(counts.get(2)));
            if (count > 0) {
                sums.merge(String.join(" ", key), count, Long::sum);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void guests_and_xen_take_no_more_than_all_of_the_time_that_a_vcpu_ran(Path path) {
        CsvPage whole = CsvPage.of("exits", path);
        String third = at(whole, 0.3);
        String rest = at(whole, 0.65);
        CsvPage page = CsvPage.of("exits", path, "--from", third, "--to", rest);

        // A moment is rounded to a tick of the TSC, which may be as long as 16 ns.
        double tick = 1e9 / page.number("tsc_hz");
        assertEquals(nanos(third), page.number("from_ns"), tick);
        assertEquals(nanos(rest), page.number("to_ns"), tick);
        for (Map<String, String> row : page.table("guest")) {
            String running = row.get("guest_pct");
            double share = running.isEmpty() ? 0 : Double.parseDouble(running) + Double.parseDouble(row.get("xen_pct"));
            assertTrue(share <= 100.01, row.toString());
        }
    }

    private static double nanos(String time) {
        return Double.parseDouble(time.substring(0, time.length() - "ns".length()));
    }

    static List<Path> samples() {
        return Samples.ALL.stream().map(Samples::path).toList();
    }

    /** The one adds up what the walk and the join kept, the other follows stays and VM exits one by one. */
    @ParameterizedTest
    @MethodSource("samples")
    void latencies_are_the_same_from_sums_and_one_by_one(Path path) {
        CsvPage sums = CsvPage.of("latency", path);
        CsvPage oneByOne = CsvPage.of("latency", path, "--from", "0");
        CsvPage byPcpu = CsvPage.of("latency", path, "--by", "pcpu");

        assertEquals(sums.table(CsvPage.LONE), oneByOne.table(CsvPage.LONE));
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> pcpus = new TreeMap<>();
        sums.table(CsvPage.LONE).stream()
                .filter(row -> row.get("level").equals("all"))
                .forEach(row -> count(all, row));
        byPcpu.table(CsvPage.LONE).forEach(row -> count(pcpus, row));
        // Of a pcpu that is not told.
        all.remove("blocked ");
        assertEquals(all, pcpus);
    }

    private static void count(Map<String, Long> sums, Map<String, String> row) {
        sums.merge(row.get("name") + " " + row.get("reason"), Long.parseLong(row.get("count")), Long::sum);
    }
}
