package io.xenscope.report.xenstore;

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

final class XenstoreTest {
    /** Domain 1 of the sample is created 21 ms after its begin, and runs first at 8.603 s. */
    private static final String LOG = """

            ***
            CREATE connection 0x10
            CREATE connection 0x20
            IN 0x20 20260105 10:00:00 MKDIR (/local/domain/1 )
            OUT 0x20 20260105 10:00:00 MKDIR (OK )
            IN 0x20 20260105 10:00:01 WRITE (/local/domain/1/device/vbd/0/state 1)
            OUT 0x20 20260105 10:00:03 WRITE (OK )
            IN 0x20 20260105 10:00:03 READ (/local/domain/1/none )
            OUT 0x20 20260105 10:00:03 ERROR (ENOENT )
            IN 0x20 20260105 10:00:04 INTRODUCE (1 2515457 1 )
            CREATE connection 0x30
            OUT 0x20 20260105 10:00:04 INTRODUCE (OK )
            nonsense
            """;

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(directory.resolve("trace.log"), LOG);
    }

    private InProcess run(String... options) {
        List<String> words = new ArrayList<>(List.of("xenstore"));
        words.addAll(List.of(options));
        words.add(Samples.path(Samples.PV_DOMAIN_CREATE).toString());
        return InProcess.run(words.toArray(String[]::new));
    }

    /** A table as CSV without its columns of time, which placing decides. */
    private String table(String name, String... options) {
        List<String> words = new ArrayList<>(List.of("--with", log.toString(), "--csv", "--table", name));
        words.addAll(List.of(options));
        InProcess answer = run(words.toArray(String[]::new));
        assertEquals("", answer.err());
        assertEquals(0, answer.exit());
        return answer.out();
    }

    private static List<String> columns(String csv, String... names) {
        List<String> rows = new ArrayList<>();
        List<String> lines = csv.lines().toList();
        List<String> header = List.of(lines.get(0).split(","));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            List<String> row = new ArrayList<>();
            for (String name : names) {
                row.add(cells[header.indexOf(name)]);
            }
            rows.add(String.join(" ", row));
        }
        return rows;
    }

    @Test
    void each_request_has_its_answer_and_how_long_it_took() {
        assertEquals(
                List.of(
                        "0 c2 MKDIR /local/domain/1  OK false",
                        "0 c2 WRITE /local/domain/1/device/vbd/0/state 1 OK false",
                        "0 c2 READ /local/domain/1/none  ENOENT true",
                        "0 c2 INTRODUCE  1 2515457 1 OK false"),
                columns(table("requests"), "dom", "conn", "op", "path", "value", "result", "error"));
        // Stamps of whole seconds: from 1 s to 3 s, each up to a second and a tick later.
        assertEquals(
                List.of("2000000000 2040000000"),
                columns(table("requests", "--op", "write"), "latency_ns", "latency_quantum_ns"));
    }

    @Test
    void accounts_add_up() {
        assertEquals(List.of("0 4 2 1 0"), columns(table("domains"), "dom", "requests", "writes", "errors", "events"));
        assertEquals(
                List.of("READ ENOENT /local/domain/*/none true 1"),
                columns(table("errors"), "op", "errno", "prefix", "polling", "count"));
        assertEquals(
                List.of("1 vbd 0 frontend Initialising 0"),
                columns(table("handshakes"), "dom", "type", "device", "end", "state", "by"));
    }

    @Test
    void the_log_itself_is_accounted_for() {
        assertEquals(
                List.of("xenstored 14 11 1 local usual"),
                columns(table("companions"), "kind", "lines", "items", "bad_lines", "clock", "ground"));
        assertEquals(
                List.of("14 8 1 nonsense"), columns(table("companion_problems"), "line", "bytes", "count", "text"));
    }

    @Test
    void people_read_it_as_snoop_prints_it() {
        InProcess answer = run("--with", log.toString());
        assertTrue(answer.out().contains("XS_WRITE: /local/domain/1/device/vbd/0/state 1 -> OK"), answer.out());
        assertTrue(answer.out().contains("[ERROR] XS_READ: /local/domain/1/none -> ENOENT"), answer.out());
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() throws IOException {
        assertEquals(
                new InProcess(
                        2, "", "xenscope: no log of xenstored given: --with FILE (xenstored -T FILE writes it)\n"),
                run());
        assertEquals(2, run("--with", "dom=x:" + log).exit());
        assertEquals(3, run("--with", directory.resolve("none").toString()).exit());
        Path other = Files.writeString(directory.resolve("words"), "these are\nno such lines\n");
        assertEquals(3, run("--with", other.toString()).exit());
        Path snoop = Files.writeString(directory.resolve("snoop"), "0 1 0 XS_READ: /a -> 1\n0 1 0 XS_READ: /b -> 1\n");
        InProcess unplaced = run("--with", snoop.toString());
        assertEquals(0, unplaced.exit());
        assertEquals(
                "xenscope: warning: " + snoop + ": no stamps, and no line that the capture bounds\n", unplaced.err());
        assertEquals(1, run("--strict", "--with", snoop.toString()).exit());
    }
}
