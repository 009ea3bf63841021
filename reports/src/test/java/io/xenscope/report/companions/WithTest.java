package io.xenscope.report.companions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with logs beside the capture: what the capture alone says stays as it is. */
final class WithTest {
    /** The TSC of the sample's first record, and of a moment at which its domain 1 ran for long. */
    private static final long BEGIN = 81_031_587_226L;

    private static final String CAPTURE = Samples.path(Samples.PV_DOMAIN_CREATE).toString();

    @TempDir
    Path directory;

    private Path stamps;
    private Path trace;

    @BeforeEach
    void write() throws IOException {
        stamps = Files.writeString(
                directory.resolve("stamps"),
                "realtime=1767607200.5 tsc=" + (BEGIN + 1_000_000) + " label=one\n" + "realtime=1767607201.5 tsc="
                        + (BEGIN + 2_597_097_852L) + " label=two\n");
        StringBuilder lines = new StringBuilder("# trace clock: x86-tsc\n");
        long tsc = BEGIN + 22_700_000_000L;
        for (int i = 0; i < 4; i++) {
            lines.append("  sh-7 [000] ..... ").append(tsc + i * 2596).append(": sys_enter: NR 1 (0)\n");
            lines.append("  sh-7 [000] ..... ").append(tsc + i * 2596 + 1298).append(": sys_exit: NR 1 = 0\n");
        }
        trace = Files.writeString(directory.resolve("trace"), lines);
    }

    private static String run(String... words) {
        InProcess answer = InProcess.run(words);
        assertEquals("", answer.err());
        assertEquals(0, answer.exit());
        return answer.out();
    }

    @Test
    void lines_of_logs_stand_between_those_of_records() {
        String alone = run("dump", "-q", "--from", "0", "--to", "1.1s", CAPTURE);
        String both = run("dump", "-q", "--from", "0", "--to", "1.1s", "--with", stamps.toString(), CAPTURE);
        List<String> records = new ArrayList<>();
        List<String> logged = new ArrayList<>();
        String last = "";
        for (String line : both.lines().toList()) {
            String time = line.substring(0, 11);
            assertTrue(time.compareTo(last) >= 0, line);
            last = time;
            (line.contains(" stamps ") ? logged : records).add(line);
        }
        assertEquals(alone.lines().toList(), records);
        assertEquals(2, logged.size());
        assertTrue(logged.get(0).matches("0\\.00038\\d{4} ~ ~1\\.0ms d0 stamps realtime=.* label=one"), logged.get(0));
    }

    @Test
    void lines_and_documents_say_beside_them_how_each_log_was_placed() {
        for (String command : List.of("dump", "export ndjson")) {
            List<String> words = new java.util.ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("--to", "1ms", "--show-companions", "--with", stamps.toString(), CAPTURE));
            InProcess answer = InProcess.run(words.toArray(String[]::new));
            assertEquals(0, answer.exit());
            assertEquals(
                    "xenscope: DIR/stamps: stamps, 2 items of 2 lines, 0 bad, clock utc, ground exact, +- 1000000 ns"
                            + " (at most 1000000), 2 inside, evidence 0 used, 0 contradicted",
                    answer.err()
                            .replace(directory.toString(), "DIR")
                            .lines()
                            .filter(line -> line.contains("DIR/stamps"))
                            .findFirst()
                            .orElse(answer.err()),
                    command);
        }
    }

    @Test
    void machines_get_them_as_rows_of_the_same_columns() {
        String csv = run("dump", "-q", "--to", "1ms", "--csv", "--with", stamps.toString(), CAPTURE);
        List<String> rows =
                csv.lines().filter(line -> line.contains(",stamps,")).toList();
        assertEquals(1, rows.size());
        assertTrue(rows.get(0).matches("38\\d{4},,d0,stamps,,bound_ns=1000000 line=1 stamps .*"), rows.get(0));
    }

    @Test
    void a_guests_hypercalls_are_those_that_calls_counts() {
        List<String> calls = counts(run("calls", "--csv", "--table", "hypercalls", CAPTURE), 3, 4);
        List<String> gateway = counts(run("guest", "--csv", "--table", "gateway", CAPTURE), 2, 3);
        assertEquals(calls, gateway);
    }

    private static List<String> counts(String csv, int name, int count) {
        return csv.lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> cells[0] + " " + cells[1] + " " + cells[name] + " " + cells[count])
                .sorted()
                .toList();
    }

    @Test
    void syscalls_of_a_guest_come_from_its_kernels_log() {
        String csv =
                run("guest", "--dom", "1", "--csv", "--table", "syscalls", "--with", "ftrace,dom=1:" + trace, CAPTURE);
        // 1,298 ticks of 2,596,097,852 a second are 499.98 ns.
        assertTrue(csv.lines().skip(1).findFirst().orElse("").startsWith("1,syscall 1,4,1999,500,500,500,"), csv);
    }

    @Test
    void waits_and_slow_spans_name_what_logs_say_went_on() throws IOException {
        Path flow = Files.writeString(
                directory.resolve("strace"),
                "1767607200.400000 read(3, \"\", 1) = 0 <9.000000>\n1767607209.500000 close(3) = 0 <0.000001>\n");
        for (String command : List.of("chain", "top")) {
            String alone = run(command, "--top", "1", "--json", CAPTURE);
            String table = run(
                    command,
                    "--top",
                    "1",
                    "--csv",
                    "--table",
                    "companions_of_waits",
                    "--with",
                    stamps.toString(),
                    "--with",
                    flow.toString(),
                    CAPTURE);
            List<String> rows = table.lines().skip(1).toList();
            assertTrue(rows.size() > 0, command);
            assertTrue(rows.get(0).contains(",0,strace read,"), rows.get(0));
            assertTrue(rows.get(0).endsWith(",surely,strace,1"), rows.get(0));
            assertTrue(alone.contains("xenscope." + command + "/1"));
            assertTrue(!alone.contains("companions_of_waits"), "nothing of it without --with");
        }
    }

    @Test
    void exports_have_spans_of_logs_with_where_they_come_from() throws IOException {
        Path calls = Files.writeString(
                directory.resolve("strace"),
                "77 1767607200.600000 read(3, \"\", 1) = 0 <0.250000>\n77 1767607201.500000 close(3) = 0 <0.000001>\n");
        for (String format : List.of("jaeger", "zipkin", "otlp", "chrome")) {
            String out = run(
                    "export",
                    format,
                    "-q",
                    "--from",
                    "100ms",
                    "--to",
                    "101ms",
                    "--with",
                    stamps.toString(),
                    "--with",
                    calls.toString(),
                    CAPTURE);
            assertTrue(out.contains("strace read"), format);
            assertTrue(out.contains("xen.companion.bound_ns"), format);
            assertTrue(out.contains("xen.companion.ground"), format);
            assertTrue(!out.contains("strace close"), "shorter than 100 us");
        }
    }
}
