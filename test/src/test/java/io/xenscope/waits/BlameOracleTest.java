package io.xenscope.waits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.e2e.Captures;
import io.xenscope.e2e.CsvPage;
import io.xenscope.waits.DumpedSchedule.Piece;
import io.xenscope.waits.DumpedSchedule.Wait;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code blame} is what follows from the lines of {@code dump}, and adds up to the waits of {@code sched}. */
final class BlameOracleTest {
    /** What an occupant took, by hand. */
    private static final class Sum {
        long total;
        long longest;
        long count;

        @Override
        public String toString() {
            return total + " ns in " + count + " waits, " + (count == 0 ? "" : longest) + " in one";
        }
    }

    static List<Path> captures() {
        return Captures.all();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void rows_are_what_the_lines_of_dump_say(Path capture) {
        CsvPage all = page("blame", capture);
        DumpedSchedule dumped = Dumps.of(capture, all);
        long span = all.number("span_ns");
        assertEquals(List.of(), Dumps.differences(expected(dumped, 0, span, true), rows(all)));

        long from = span / 3;
        long to = span / 3 * 2;
        CsvPage part = page("blame", capture, "--from", from + "ns", "--to", to + "ns");
        assertEquals(List.of(), Dumps.differences(expected(dumped, from, to, false), rows(part)));
    }

    private static CsvPage page(String command, Path capture, String... options) {
        return CsvPage.of(
                command,
                capture,
                Stream.concat(Stream.of("--cpu-hz", "1G"), Stream.of(options)).toArray(String[]::new));
    }

    private static Map<String, String> rows(CsvPage blame) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (Map<String, String> row : blame.table("blame")) {
            String by = row.get("by_dom").isEmpty() ? "" : " d" + row.get("by_dom") + "v" + row.get("by_vcpu");
            rows.put(
                    "d" + row.get("dom") + "v" + row.get("vcpu") + " " + row.get("cause") + " behind "
                            + row.get("occupant") + by,
                    row.get("total_ns") + " ns in " + row.get("count") + " waits, " + row.get("longest_ns")
                            + " in one");
        }
        return rows;
    }

    private static Map<String, String> expected(DumpedSchedule dumped, long from, long to, boolean isWhole) {
        TreeMap<String, Sum> sums = new TreeMap<>();
        for (Wait wait : dumped.waits) {
            boolean begun = wait.begin() >= from && (wait.begin() < to || isWhole);
            Map<String, Long> whole = new HashMap<>();
            for (Piece piece : dumped.during(wait)) {
                long inside = Math.min(to, piece.end()) - Math.max(from, piece.begin());
                String key = wait.vcpu() + " " + wait.cause() + " behind " + piece.occupant();
                if (inside > 0 || begun) {
                    sums.computeIfAbsent(key, none -> new Sum()).total += Math.max(0, inside);
                    whole.merge(key, piece.end() - piece.begin(), Long::sum);
                }
            }
            if (begun) {
                whole.forEach((key, ns) -> {
                    Sum sum = sums.get(key);
                    sum.count++;
                    sum.longest = Math.max(sum.longest, ns);
                });
            }
        }
        TreeMap<String, String> rows = new TreeMap<>();
        sums.forEach((key, sum) -> rows.put(key, sum.toString()));
        return rows;
    }

    @ParameterizedTest
    @MethodSource("captures")
    void every_table_adds_up_to_the_waits_of_sched(Path capture) {
        CsvPage blame = page("blame", capture);
        Map<String, Long> waits = sums(page("sched", capture), "waits", "total_ns", "dom", "vcpu");
        Map<String, Long> ofDomains = sums(page("sched", capture), "waits", "total_ns", "dom");

        assertEquals(waits, sums(blame, "blame", "total_ns", "dom", "vcpu"));
        assertEquals(waits, sums(blame, "matrix", "total_ns", "dom", "vcpu"));
        assertEquals(waits, sums(blame, "waiters", "waiting_ns", "dom", "vcpu"));
        assertEquals(ofDomains, sums(blame, "domains", "total_ns", "dom"));
        assertEquals(
                sums(page("sched", capture), "waits", "total_ns", "dom", "vcpu", "cause"),
                sums(blame, "blame", "total_ns", "dom", "vcpu", "cause"));
        for (Map<String, String> row : blame.table("waiters")) {
            long parts = Stream.of("own_dom_ns", "other_doms_ns", "idle_ns", "xen_ns", "lost_ns", "unknown_ns")
                    .mapToLong(column -> Long.parseLong(row.get(column)))
                    .sum();
            assertEquals(Long.parseLong(row.get("waiting_ns")), parts, row.toString());
        }
        assertTrue(blame.answer().err().isEmpty() || !blame.fact("complete").equals("true"));
    }

    private static Map<String, Long> sums(CsvPage page, String table, String column, String... keys) {
        TreeMap<String, Long> sums = new TreeMap<>();
        for (Map<String, String> row : page.table(table)) {
            long value = Long.parseLong(row.get(column));
            if (value > 0) {
                sums.merge(String.join(" ", Stream.of(keys).map(row::get).toList()), value, Long::sum);
            }
        }
        return sums;
    }
}
