package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.e2e.Xenscope.Answer;
import io.xenscope.samples.Interrupts;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What surrounds the program may be odd too: directories, locales, readers that go away, users who interrupt. */
class BadInputSurroundingsTest {
    /** A date, so that exports have none to warn of. */
    private static final String START = "2026-01-02T03:04:05Z";

    @TempDir
    Path directory;

    private Path odd;

    @BeforeEach
    void enterAnOddDirectory() throws IOException {
        odd = Files.createDirectories(directory.resolve("Größe & Spaß  'n \"Quotes\""));
        Samples.unpacked(Samples.LOST_RECORDS, odd);
    }

    private List<String> shell(String script, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(new Xenscope(odd).words(arguments));
        return words;
    }

    @Test
    void directory_and_files_may_have_any_name() throws IOException {
        Path capture = Files.move(odd.resolve("lost-records.xentrace"), odd.resolve("für später -o.xen"));
        Answer answer = new Xenscope(odd)
                .run(
                        "export",
                        "jaeger",
                        "--start",
                        START,
                        odd.relativize(capture).toString(),
                        "-o",
                        "Übersicht 1.json");

        assertEquals("0 ", answer.exit() + " " + answer.err());
        assertTrue(Files.size(odd.resolve("Übersicht 1.json")) > 100_000);
        try (Stream<Path> files = Files.list(odd)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void launcher_works_through_symbolic_links() throws IOException {
        Path second = Files.createSymbolicLink(directory.resolve("second"), Xenscope.HOME.resolve("xenscope"));
        Files.createSymbolicLink(odd.resolve("xs"), Path.of("..").resolve(second.getFileName()));
        Answer answer = new Xenscope(odd)
                .runWords(List.of(
                        "env",
                        "XENSCOPE_ARCHIVE=0",
                        "./xs",
                        "export",
                        "jaeger",
                        "--start",
                        START,
                        "lost-records.xentrace",
                        "-o",
                        "-"));

        assertEquals("0 ", answer.exit() + " " + answer.err());
        assertArrayEquals(
                new Xenscope(odd)
                        .run("export", "jaeger", "--start", START, "lost-records.xentrace")
                        .out(),
                answer.out());
    }

    @ParameterizedTest
    @CsvSource({"de, DE", "tr, TR", "ar, EG"})
    void language_of_the_user_changes_no_byte(String language, String country) {
        for (String command : List.of("export jaeger --start " + START, "summary", "info", "latency")) {
            String[] words = (command + " lost-records.xentrace").split(" ");
            Answer plain = new Xenscope(odd).run(words);
            Answer local = new Xenscope(odd)
                    .with("-Duser.language=" + language)
                    .with("-Duser.country=" + country)
                    .run(words);

            assertEquals("0 ", local.exit() + " " + local.err());
            assertArrayEquals(plain.out(), local.out(), command);
        }
    }

    @Test
    void reader_that_has_seen_enough_is_no_error() {
        for (String command : List.of("export jaeger --start " + START, "info")) {
            String[] words = (command + " lost-records.xentrace").split(" ");
            Answer answer = new Xenscope(odd).runWords(shell("{ \"$@\"; echo $? >status; } | head -n 1", words));

            assertEquals("", answer.err());
            assertTrue(answer.out().length > 0);
            assertEquals("0", status());
        }
    }

    private String status() {
        try {
            return Files.readString(odd.resolve("status")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void output_that_cannot_be_written_is_told() {
        Answer closed = new Xenscope(odd)
                .runWords(shell("\"$@\" >&-", "export", "jaeger", "--start", START, "lost-records.xentrace"));
        Answer full = new Xenscope(odd)
                .runWords(shell("\"$@\" >/dev/full", "export", "jaeger", "--start", START, "lost-records.xentrace"));
        Answer nowhere = new Xenscope(odd)
                .run("export", "jaeger", "--start", START, "lost-records.xentrace", "-o", "no/such/dir.json");
        Answer beside = new Xenscope(odd).run("latency", "lost-records.xentrace", "--hgrm", "lost-records.xentrace");
        Answer fullBeside = new Xenscope(odd).run("latency", "lost-records.xentrace", "--hlog", "/dev/full");
        Answer drawing = new Xenscope(odd).run("clock", "lost-records.xentrace", "--svg", "no/such/dir.svg");

        for (Answer answer : List.of(closed, full, nowhere, beside, fullBeside, drawing)) {
            assertEquals(4, answer.exit(), answer.err());
            assertTrue(answer.err().matches("xenscope: .*\n"), answer.err());
        }
    }

    @Test
    void interrupted_run_leaves_no_file() throws IOException, InterruptedException {
        Samples.unpacked(Samples.PV_DOMAIN_CREATE, odd);
        List<String> words = shell(
                "exec " + Interrupts.HEARD + " \"$@\"",
                "export",
                "jaeger",
                "--start",
                START,
                "--max-spans",
                "0",
                "pv-domain-create.xentrace",
                "-o",
                "x.json");
        Process process = new Xenscope(odd).start(words, odd.resolve("out"), odd.resolve("err"));
        while (process.isAlive() && pending().isEmpty()) {
            Thread.sleep(5);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(130, process.exitValue());
        assertEquals(List.of(), pending());
        assertEquals("", Files.readString(odd.resolve("err")));
    }

    /** The output, under its own name or a temporary one. */
    private List<String> pending() throws IOException {
        try (Stream<Path> files = Files.list(odd)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains("x.json"))
                    .toList();
        }
    }

    private Answer withTemporaryDirectory(String directory, String... words) {
        List<String> all = new ArrayList<>(List.of("env", "TMPDIR=" + directory));
        all.addAll(new Xenscope(odd).words(words));
        return new Xenscope(odd).runWords(all);
    }

    @Test
    void packed_capture_needs_no_temporary_directory() {
        Answer answer = withTemporaryDirectory(
                "/no/such/place", "info", Samples.path(Samples.LOST_RECORDS).toString());

        assertEquals("0 ", answer.exit() + " " + answer.err());
    }

    /** What is no capture may be a dump, which is read from a file. */
    @Test
    void missing_temporary_directory_is_not_taken_for_a_missing_capture() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(odd.resolve("other.gz")))) {
            out.write(new byte[10_000]);
        }
        Answer answer = withTemporaryDirectory("/no/such/place", "info", "other.gz");

        assertEquals(
                "4 xenscope: no temporary file for the unpacked capture in /no/such/place: there is no such directory;"
                        + " set TMPDIR to a directory with room for it\n",
                answer.exit() + " " + answer.err());
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void ended_run_leaves_no_temporary_file(String signal, int exit) throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(odd.resolve("tmp"));
        List<String> words = shell(
                "mkfifo pipe; (printf 'no capture at all'; exec sleep 60) >pipe & exec " + Interrupts.HEARD
                        + " $(env --default-signal=HUP true 2>/dev/null && echo env --default-signal=HUP) env TMPDIR=\"$PWD/tmp\" \"$@\" <pipe",
                "info",
                "-");
        Process process = new Xenscope(odd).start(words, odd.resolve("out"), odd.resolve("err"));
        while (process.isAlive() && inside(temporary) == 0) {
            Thread.sleep(5);
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        process.descendants().forEach(ProcessHandle::destroy);
        assertEquals(exit, process.exitValue());
        assertEquals(0, inside(temporary));
    }

    private static long inside(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }
}
