package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.Capture;
import io.xenscope.report.cli.InProcess;
import io.xenscope.report.rows.RowSink;
import io.xenscope.report.rows.RowSinks;
import io.xenscope.report.rows.RowSource;
import io.xenscope.report.rows.RowTable;
import io.xenscope.report.rows.Tables;
import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts and sums of the rows that databases get are those of the reports. */
final class RowsAgreeTest {
    /** A count, a sum of nanoseconds, and how many rows are in the sum: each may be rounded. */
    private static final class Sum {
        private long count;
        private long nanos;
        private long rows;

        void assertIs(String count, String nanos, Object what) {
            assertIs(count, nanos, 0, what);
        }

        /** The other may have up to so much more, which rows do not have. */
        void assertIs(String count, String nanos, long more, Object what) {
            assertEquals(Long.parseLong(count), this.count, what + ": count");
            long off = Long.parseLong(nanos) - this.nanos;
            assertTrue(
                    -rows - 1 <= off && off <= rows + 1 + more, what + ": " + this.nanos + " ns instead of " + nanos);
        }
    }

    private record Cells(RowTable<?> table, Long[] numbers, String[] texts) {
        Long number(String column) {
            return numbers[table.column(column)];
        }

        boolean is(String column) {
            return number(column) == 1;
        }

        String text(String column) {
            int at = table.column(column);
            return numbers[at] == null
                    ? texts[at]
                    : table.columns().get(at).words().get(numbers[at].intValue());
        }

        String who(String prefix) {
            return number(prefix + "dom") + "v" + number(prefix + "vcpu");
        }
    }

    private static final class Lent implements RowSink {
        private final Cells cells;
        private final java.util.function.Consumer<Cells> taker;

        Lent(RowTable<?> table, java.util.function.Consumer<Cells> taker) {
            int columns = table.columns().size();
            this.cells = new Cells(table, new Long[columns], new String[columns]);
            this.taker = taker;
        }

        @Override
        public void number(int column, long value) {
            cells.numbers[column] = value;
        }

        @Override
        public void text(int column, String value) {
            cells.texts[column] = value;
        }

        @Override
        public void bytes(int column, byte[] value) {}

        @Override
        public void end() {
            taker.accept(cells);
            java.util.Arrays.fill(cells.numbers, null);
            java.util.Arrays.fill(cells.texts, null);
        }
    }

    /** Ten captures where all are at hand: whole and cut, with losses, of one class of events only, Intel, AMD, Arm. */
    private static final List<String> SHARED = List.of(
            "small-mixed",
            "xen420-arm64-lifecycle-credit",
            "memory-buffer",
            "mask-sched",
            "vmx-hvm-credit2",
            "xen420-34-pcpus-part",
            "lost-records");

    static Stream<Path> captures() {
        List<Path> all = new ArrayList<>(Samples.ALL.stream().map(Samples::path).toList());
        if (SharedCaptures.present()) {
            SHARED.forEach(name -> all.add(SharedCaptures.trace(name)));
        } else {
            System.err.println(SharedCaptures.ABSENT);
        }
        return all.stream();
    }

    private static void read(Path path, RowTable<?> table, java.util.function.Consumer<Cells> taker) {
        try (Capture capture = Capture.open(path);
                RowSource source = new RowSource(capture, new RowSource.Options(2))) {
            source.read(RowSinks.of(table, new Lent(table, taker)));
        }
    }

    private static Map<String, Sum> sums(
            Path path, RowTable<?> table, java.util.function.Function<Cells, String> key, Predicate<Cells> counts) {
        Map<String, Sum> sums = new TreeMap<>();
        read(path, table, cells -> {
            Sum sum = sums.computeIfAbsent(key.apply(cells), none -> new Sum());
            sum.count += counts.test(cells) ? 1 : 0;
            sum.nanos += cells.number("dur_ns") == null ? 0 : cells.number("dur_ns");
            sum.rows++;
        });
        return sums;
    }

    private static List<Map<String, String>> table(String command, String table, Path path, String... more) {
        String[] options =
                Stream.concat(Stream.of("--table", table), Stream.of(more)).toArray(String[]::new);
        return CsvPage.of(command, path, options).table(CsvPage.LONE);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void states_are_those_of_sched(Path path) {
        Map<String, Sum> sums =
                sums(path, Tables.STATES, row -> row.who("") + " " + row.text("state"), row -> row.is("whole"));
        int found = 0;
        for (Map<String, String> row : table("sched", "vcpu_states", path)) {
            String key = row.get("dom") + "v" + row.get("vcpu") + " " + row.get("state");
            sums.get(key).assertIs(row.get("count"), row.get("total_ns"), key);
            found++;
        }
        long guests =
                sums.keySet().stream().filter(key -> !key.startsWith("32767")).count();
        assertEquals(guests, found);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void vm_exits_are_those_of_exits(Path path) {
        Map<String, Sum> sums = sums(
                path,
                Tables.EXITS,
                row -> row.who("").replace("nullvnull", "v") + " " + row.text("name"),
                row -> row.number("dur_ns") != null);
        int found = 0;
        for (Map<String, String> row : table("exits", "exits", path)) {
            String key = row.get("dom") + "v" + row.get("vcpu") + " " + row.get("reason");
            assertEquals(Long.parseLong(row.get("count")), sums.get(key).rows, key);
            long finished = sums.get(key).rows - Long.parseLong(row.get("unfinished"));
            sums.get(key).assertIs(Long.toString(finished), row.get("total_ns"), key);
            found++;
        }
        assertEquals(sums.size(), found);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void waits_and_wake_ups_are_those_of_latency(Path path) {
        long[] waits = {0, 0, 0};
        read(path, Tables.WAITS, row -> {
            boolean isWhole = row.text("certainty").equals("recorded");
            waits[0] += isWhole && row.text("cause").equals("wake") && row.number("ran_on") != null ? 1 : 0;
            waits[1] += isWhole ? 1 : 0;
        });
        read(path, Tables.WAKES, row -> waits[2] += row.number("run_ns") != null ? 1 : 0);
        long[] expected = {0, 0};
        for (Map<String, String> row : table("latency", "latencies", path, "--by", "all")) {
            expected[0] += row.get("name").equals("wake-to-run") ? Long.parseLong(row.get("count")) : 0;
            expected[1] += row.get("name").equals("runnable") ? Long.parseLong(row.get("count")) : 0;
        }
        assertEquals(List.of(expected[0], expected[1]), List.of(waits[0], waits[1]));
        assertEquals(expected[0], waits[2]);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void rivals_are_those_of_blame(Path path) {
        Map<String, Sum> sums = new TreeMap<>();
        read(path, Tables.RIVALS, row -> {
            String rival = row.text("occupant").equals("vcpu") ? row.who("rival_") : "v";
            Sum sum = sums.computeIfAbsent(row.who("") + " " + row.text("occupant") + " " + rival, none -> new Sum());
            sum.nanos += row.number("dur_ns");
            sum.rows++;
        });
        // Waits that began before the capture are no spans.
        Map<String, Long> begun = new TreeMap<>();
        read(path, Tables.STATES, row -> {
            if (row.text("state").equals("runnable") && !row.is("whole")) {
                begun.merge(row.who(""), row.number("dur_ns"), Long::sum);
            }
        });
        // Blame knows of waits that a loss truncates where the vcpu ran after it; spans have no run there.
        boolean isWhole = CsvPage.of("info", path).number("losses") == 0;
        for (Map<String, String> row : table("blame", "matrix", path)) {
            String key = row.get("dom") + "v" + row.get("vcpu") + " " + row.get("occupant") + " " + row.get("by_dom")
                    + "v" + row.get("by_vcpu");
            if (isWhole && !row.get("occupant").equals("unknown")) {
                Sum sum = sums.getOrDefault(key, new Sum());
                long more = begun.getOrDefault(row.get("dom") + "v" + row.get("vcpu"), 0L);
                sum.assertIs(Long.toString(sum.count), row.get("total_ns"), more, key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void calls_and_interrupts_are_those_of_calls_and_irqs(Path path) {
        Map<String, Sum> calls = new TreeMap<>();
        read(path, Tables.CALLS, row -> {
            if (row.is("in_exit")) {
                return;
            }
            String key = row.who("") + " " + row.number("number") + (row.is("member") ? " member" : "");
            Sum sum = calls.computeIfAbsent(key, none -> new Sum());
            sum.count += row.is("part") ? 0 : 1;
            sum.nanos += row.number("dur_ns");
            sum.rows++;
        });
        // Members of calls whose own records the capture has not (arm64) have no spans, and no rows.
        long losses = CsvPage.of("info", path).number("losses");
        boolean isCalled = !table("calls", "hypercalls", path).isEmpty();
        for (String table : isCalled ? List.of("hypercalls", "subcalls") : List.<String>of()) {
            for (Map<String, String> row : table("calls", table, path)) {
                String key = row.get("dom") + "v" + row.get("vcpu") + " " + row.get("number")
                        + (table.equals("subcalls") ? " member" : "");
                // An entry that continues a call is one more there, and here the same row.
                long entered = Long.parseLong(row.get("count"));
                long again = Long.parseLong(row.getOrDefault("continued", "0"))
                        + Long.parseLong(row.getOrDefault("likely_continued", "0"));
                // A member whose call is lost has no span.
                long lost = entered - again - calls.get(key).count;
                assertTrue(lost >= 0 && lost <= losses, key + ": " + lost + " without a row");
                // Its spans reach to the end of the run that it was preempted in; and a loss cuts both in other places.
                boolean isSame =
                        again == 0 && lost == 0 && row.getOrDefault("cut", "0").equals("0");
                String least = isSame ? row.get("least_ns") : Long.toString(calls.get(key).nanos);
                calls.get(key).assertIs(Long.toString(entered - again - lost), least, key);
            }
        }
        Map<String, Sum> irqs =
                sums(path, Tables.IRQS, row -> row.number("irq") + " " + row.number("pcpu"), row -> true);
        for (Map<String, String> row : table("irqs", "irqs", path)) {
            String key = row.get("irq") + " " + row.get("pcpu");
            irqs.get(key).assertIs(row.get("count"), row.get("total_ns"), key);
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void pcpus_vcpus_and_losses_are_those_of_pcpus_info_and_sched(Path path) {
        Map<String, Sum> losses = sums(path, Tables.LOSSES, row -> "" + row.number("pcpu"), row -> true);
        Map<Long, List<Long>> pcpus = new TreeMap<>();
        read(
                path,
                Tables.PCPUS,
                row -> pcpus.put(
                        row.number("pcpu"),
                        List.of(
                                row.number("busy_ns"),
                                row.number("idle_ns"),
                                row.number("lost_ns"),
                                row.number("unknown_ns"),
                                row.number("switches"),
                                row.number("lost_records"))));
        Map<Long, List<Long>> expected = new TreeMap<>();
        for (Map<String, String> row : table("pcpus", "pcpus", path)) {
            expected.put(
                    Long.valueOf(row.get("pcpu")),
                    Stream.of("busy_ns", "idle_ns", "lost_ns", "unknown_ns", "switches", "lost_records")
                            .map(name -> Long.valueOf(row.get(name)))
                            .toList());
        }
        assertEquals(expected, pcpus);
        for (Map<String, String> row : table("info", "pcpus", path)) {
            if (!row.get("losses").equals("0")) {
                losses.get(row.get("pcpu")).assertIs(row.get("losses"), row.get("lost_ns"), row);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void spans_are_those_of_export_csv(Path path) {
        InProcess csv = InProcess.run("export", "csv", "-q", path.toString());
        Iterator<String> lines = csv.out().lines().iterator();
        List<String> names = List.of(lines.next().split(","));
        read(path, Tables.SPANS, row -> {
            List<String> fields = CsvPage.fields(lines.next());
            assertEquals(fields.get(names.indexOf("span")), "%016x".formatted(row.number("span")));
            String parent = row.number("parent") == null ? "" : "%016x".formatted(row.number("parent"));
            assertEquals(fields.get(names.indexOf("parent")), parent);
            for (String column : List.of("kind", "name", "certainty")) {
                assertEquals(fields.get(names.indexOf(column)), row.text(column), fields::toString);
            }
            for (String column : List.of("dom", "vcpu", "pcpu", "start_ns", "dur_ns", "latest_end_ns")) {
                String value =
                        row.number(column) == null ? "" : row.number(column).toString();
                assertEquals(fields.get(names.indexOf(column)), value, () -> column + " of " + fields);
            }
        });
        assertTrue(!lines.hasNext());
    }

    @ParameterizedTest
    @MethodSource("captures")
    void events_are_the_lines_of_dump(Path path) {
        Iterator<String> lines = InProcess.run("dump", "-q", "--csv", path.toString())
                .out()
                .lines()
                .iterator();
        lines.next();
        read(path, Tables.EVENTS, row -> {
            String[] fields = lines.next().split(",", 6);
            assertEquals(fields[0], row.number("t_ns").toString());
            assertEquals(fields[1], row.number("pcpu").toString());
            assertEquals(fields[3], row.text("event"));
        });
        assertTrue(!lines.hasNext());
    }
}
