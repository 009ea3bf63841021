package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.e2e.Xenscope.Answer;
import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.DamagedBytes;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users meet when what they give is no capture, or hardly one: one line, the right exit code, nothing left over. */
class BadInputTest {
    /** A date, so that exports have none to warn of. */
    private static final String START = "2026-01-02T03:04:05Z";

    private static final List<List<String>> COMMANDS = List.of(
            List.of("export", "jaeger"),
            List.of("info"),
            List.of("summary"),
            List.of("latency"),
            List.of("clock"),
            List.of("dump"));

    private static byte[] capture;

    @TempDir
    Path directory;

    @BeforeAll
    static void read() {
        capture = Samples.bytes(Samples.LOST_RECORDS);
    }

    /** Runs a command as a process, with an output file; asserts that nothing is left of that, and what is said. */
    private void assertRefused(List<String> command, String operand, String regex) throws IOException {
        Answer answer = new Xenscope(directory).run(words(command, operand, "-o", "out.json"));

        assertEquals(3, answer.exit(), answer.err());
        assertTrue(answer.err().matches("xenscope: " + regex + "\n"), answer.err());
        assertEquals(0, answer.out().length);
        assertEquals(List.of(), left("out"));
    }

    private static String[] words(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /** Files in the directory with a text in their names, hidden ones too. */
    private List<String> left(String part) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(part))
                    .toList();
        }
    }

    private void assertAllRefuse(String operand, String regex) throws IOException {
        assertRefused(COMMANDS.get(0), operand, regex);
        for (List<String> command : COMMANDS) {
            Path file = directory.resolve(operand);
            InProcess answer = InProcess.run(words(command, file.toString()));
            String line = answer.err().replace(file.toString(), operand);
            assertEquals(3, answer.exit(), command + ": " + answer.err());
            assertTrue(line.matches("xenscope: " + regex + "\n"), command + ": " + line);
            assertEquals("", answer.out());
        }
    }

    @Test
    void missing_file() throws IOException {
        assertAllRefuse("nothing.xen", "nothing\\.xen: no such file; give the path of a capture");
    }

    @Test
    void directory_in_place_of_a_file() throws IOException {
        Files.createDirectory(directory.resolve("captures"));

        assertAllRefuse("captures", "captures: is a directory; give the path of a capture inside it");
    }

    @Test
    void text_file() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "Dear diary,\nno capture here.\n".repeat(400));

        assertAllRefuse(
                "notes.txt",
                "notes\\.txt: offset 0: not a xentrace capture: .*; expected a window header"
                        + " \\(bytes 03 f0 01 20\\); give a file that xentrace wrote");
    }

    @Test
    void capture_of_a_big_endian_host() throws IOException {
        Files.write(directory.resolve("big.xen"), DamagedBytes.byteSwapped(capture));

        assertAllRefuse(
                "big.xen",
                "big\\.xen: offset 0: a capture of a big-endian host is not read;"
                        + " expected a little-endian capture of Xen 3\\.2 or later.*");
    }

    @Test
    void a_few_bytes() throws IOException {
        Files.write(directory.resolve("tiny"), new byte[] {3, (byte) 0xf0});

        assertAllRefuse("tiny", "tiny: offset 0: not a xentrace capture: only 2 bytes; expected .*");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 11})
    void file_that_ends_inside_its_first_window_header(int length) throws IOException {
        Files.write(directory.resolve("stub"), DamagedBytes.cut(capture, length));

        assertAllRefuse("stub", "stub: offset 0: not a xentrace capture: .*; expected a window header .*");
    }

    @Test
    void gzip_file_that_is_cut_or_damaged_is_read_up_to_there() throws IOException {
        byte[] packed = Files.readAllBytes(Samples.path(Samples.LOST_RECORDS));
        byte[] wrong = DamagedBytes.zeroed(packed, packed.length / 2, packed.length / 2 + 500);
        for (byte[] damaged : List.of(DamagedBytes.cut(packed, packed.length / 2), wrong)) {
            String file = Files.write(directory.resolve("some.gz"), damaged).toString();
            for (List<String> command : COMMANDS) {
                InProcess answer = InProcess.run(words(command, file));
                assertEquals(0, answer.exit(), answer.err());
                assertTrue(answer.out().length() > 1000, answer.out());
                assertTrue(answer.err().contains(file + ": the file is cut or damaged"), answer.err());
                assertEquals(1, InProcess.run(words(command, "--strict", file)).exit());
            }
            String info =
                    InProcess.run("info", "--csv", "--table", "problems", file).out();
            assertTrue(info.contains("damaged_gzip,"), info);
        }
    }

    @Test
    void gzip_file_of_which_nothing_can_be_unpacked() throws IOException {
        byte[] packed = Files.readAllBytes(Samples.path(Samples.LOST_RECORDS));
        Files.write(directory.resolve("stub.gz"), DamagedBytes.cut(packed, 12));

        assertAllRefuse("stub.gz", "stub\\.gz: damaged gzip data: .*; give the file as it was packed");
    }

    @Test
    void unreadable_file() throws IOException {
        Path file = Files.write(directory.resolve("secret.xen"), capture);
        Files.setPosixFilePermissions(file, java.util.Set.of());
        assumeTrue(!Files.isReadable(file), "SKIPPED: root may read everything");

        assertAllRefuse("secret.xen", "secret\\.xen: permission denied; make the file readable");
    }

    /** As a disk that fails, and for root, too: the first page of a process's memory can be opened, but not read. */
    @Test
    void file_that_fails_when_it_is_read() throws IOException {
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.isReadable(memory), "SKIPPED: no /proc/self/mem here");
        Files.createSymbolicLink(directory.resolve("bad.xen"), memory);

        assertAllRefuse("bad.xen", "bad\\.xen: cannot be read: .+; check the medium and permissions");
    }

    /** The first line is out long before the last records are read; then the file is cut to nothing. */
    @Test
    void file_that_gets_shorter_while_it_is_read() throws IOException {
        try (OutputStream file = Files.newOutputStream(directory.resolve("long.xen"))) {
            for (int i = 0; i < 60; i++) {
                file.write(capture);
            }
        }
        String script =
                "mkfifo fifo; \"$@\" >fifo & exec 3<fifo; read -r line <&3; : >long.xen; cat <&3 >rest; wait $!";
        Answer answer = new Xenscope(directory).runWords(shell(script, "dump", "-q", "long.xen"));

        assertEquals(
                "3 xenscope: the capture got shorter, or its medium failed, while it was read;"
                        + " give a copy, or wait until nobody changes it\n",
                answer.exit() + " " + answer.err());
    }

    @Test
    void empty_file_and_empty_stdin_are_no_captures() throws IOException {
        Files.createFile(directory.resolve("empty"));
        String rest = ": is empty, so it is no xentrace capture; expected a window header"
                + " (bytes 03 f0 01 20); see whether xentrace ran, and whether tracing was on\n";

        assertAllRefuse("empty", "empty: is empty, so it is no xentrace capture; .*");
        Answer answer =
                new Xenscope(directory).reading(directory.resolve("empty")).run("export", "jaeger", "-");
        assertEquals("3 xenscope: -" + rest, answer.exit() + " " + answer.err());
    }

    @Test
    void no_capture_named() {
        for (List<String> command : COMMANDS) {
            InProcess answer = InProcess.run(words(command));
            assertEquals(2, answer.exit(), answer.err());
            assertEquals("xenscope: no CAPTURE given: name a file, or - for stdin\n", answer.err());
        }
    }

    @Test
    void stdin_pipe_and_gzip_give_what_the_file_gives() throws IOException {
        Path file = Files.write(directory.resolve("good.xen"), capture);
        byte[] expected = export("good.xen").out();
        assertTrue(expected.length > 100_000);

        assertArrayEquals(
                expected, export(Samples.path(Samples.LOST_RECORDS).toString()).out());
        assertArrayEquals(
                expected,
                new Xenscope(directory)
                        .reading(file)
                        .run("export", "jaeger", "--start", START, "-")
                        .out());
        assertArrayEquals(
                expected,
                new Xenscope(directory)
                        .runWords(shell("cat good.xen | \"$@\"", "export", "jaeger", "--start", START, "-"))
                        .out());
        assertArrayEquals(
                expected,
                new Xenscope(directory)
                        .runWords(shell(
                                "mkfifo pipe; cat good.xen >pipe & \"$@\"",
                                "export",
                                "jaeger",
                                "--start",
                                START,
                                "pipe"))
                        .out());
    }

    private Answer export(String file) {
        Answer answer = new Xenscope(directory).run("export", "jaeger", "--start", START, file);
        assertEquals("0 ", answer.exit() + " " + answer.err());
        return answer;
    }

    /** A shell that runs {@code script}, where "$@" is the program with these arguments. */
    private List<String> shell(String script, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(new Xenscope(directory).words(arguments));
        return words;
    }

    @Test
    void capture_cut_anywhere_is_read_as_far_as_it_goes() throws IOException {
        Random random = new Random(40);
        List<Integer> lengths = new ArrayList<>(List.of(12, 13, 15, 16, 19, 20, 24, 28, 31, 36));
        while (lengths.size() < 40) {
            lengths.add(40 + random.nextInt(capture.length - 40));
        }
        for (int length : lengths) {
            Path cut = Files.write(directory.resolve("cut.xen"), DamagedBytes.cut(capture, length));
            for (List<String> command : COMMANDS) {
                InProcess answer = InProcess.run(words(command, cut.toString()));
                assertCutIsTold(command + " of " + length + " bytes", cut, answer);
            }
        }
    }

    private static void assertCutIsTold(String what, Path cut, InProcess answer) {
        assertEquals(0, answer.exit(), what + ": " + answer.err());
        List<String> told = answer.err()
                .lines()
                .filter(line -> line.contains("cut or damaged"))
                .toList();
        String expected = "xenscope: warning: " + cut + ": the file is cut or damaged: .* see 'xenscope info'";
        assertTrue(told.isEmpty() || told.size() == 1 && told.get(0).matches(expected), what + ": " + told);
        assertTrue(answer.err().lines().allMatch(line -> line.startsWith("xenscope: warning: ")), what);
        // Where no record is whole, a dump has none to show.
        assertTrue(
                !answer.out().isEmpty()
                        || what.startsWith("[dump]") && cut.toFile().length() < 40,
                what);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 100_001, 300_002, 482_039})
    void process_reads_a_cut_capture(int length) throws IOException {
        Files.write(directory.resolve("cut.xen"), DamagedBytes.cut(capture, length));
        Answer answer = new Xenscope(directory).run("export", "jaeger", "cut.xen", "-o", "out.json.gz");

        assertEquals(0, answer.exit(), answer.err());
        assertTrue(
                answer.err().lines().anyMatch(line -> line.startsWith("xenscope: warning: cut.xen: the file is cut")),
                answer.err());
        assertEquals(List.of("out.json.gz"), left("out"));
        assertEquals(0x1f, Files.readAllBytes(directory.resolve("out.json.gz"))[0]);
    }

    @Test
    void strict_makes_damage_an_exit_code() throws IOException {
        Files.write(directory.resolve("cut.xen"), DamagedBytes.cut(capture, 300_002));

        for (List<String> command : COMMANDS) {
            String file = directory.resolve("cut.xen").toString();
            assertEquals(1, InProcess.run(words(command, "--strict", file)).exit());
        }
    }
}
