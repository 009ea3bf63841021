package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people meet it: on a terminal, which {@code python3} makes. */
final class SqlOnTerminalTest {
    private static final String ENDLESS =
            "select count(*) from range(100000000000) a, range(1000) b where a.range % 7 = b.range";
    private static final String SAMPLE = Samples.path(Samples.LOST_RECORDS).toString();

    @TempDir
    Path directory;

    private record Shown(int exit, String text) {}

    @BeforeEach
    void needPython() {
        boolean isThere;
        try {
            isThere = new ProcessBuilder("python3", "-c", "import pty, os; os.waitstatus_to_exitcode")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            isThere = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isThere = false;
        }
        if (!isThere) {
            System.err.println("SKIPPED: xenscope sql on a terminal: no python3 of 3.9 or newer");
        }
        Assumptions.assumeTrue(isThere, "no python3");
    }

    private Shown run(String steps, String... words) throws IOException, InterruptedException {
        Path script = directory.resolve("terminal.py");
        try (var in = SqlOnTerminalTest.class.getResourceAsStream("terminal.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> call = new ArrayList<>(List.of("python3", script.toString()));
        call.addAll(Launch.xenscope("-Dstdin.tty=true", "-Dstdout.tty=true", "-Dstderr.tty=true"));
        call.addAll(List.of(words));
        Path shown = directory.resolve("shown");
        ProcessBuilder builder = new ProcessBuilder(call)
                .directory(directory.toFile())
                .redirectInput(
                        Files.writeString(directory.resolve("steps"), steps).toFile())
                .redirectOutput(shown.toFile())
                .redirectError(directory.resolve("errors").toFile());
        builder.environment().put("TERM", "xterm");
        builder.environment()
                .put("TMPDIR", Files.createDirectories(directory.resolve("tmp")).toString());
        builder.environment().put("XDG_STATE_HOME", directory.toString());
        int exit = builder.start().waitFor();
        return new Shown(exit, Files.readString(shown) + Files.readString(directory.resolve("errors")));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("xenscope"))
                    .toList();
        }
    }

    @Test
    void ctrl_c_ends_the_query_and_not_the_prompt() throws Exception {
        String steps = "until sql> \ntype " + ENDLESS + ";\\r\nuntil [?2004l\nsleep 2\ntype \\x03\nuntil cancelled\n"
                + "until sql> \ntype select count(*) as n from losses;\\r\nuntil 74\nuntil sql> \ntype half a li\\x03\nuntil sql> \n"
                + "type .quit\\r\n";
        Shown shown = run(steps, "sql", "--csv", SAMPLE);
        assertEquals(0, shown.exit(), shown.text());
        assertEquals(List.of(), left());
        String prompted = shown.text().substring(shown.text().indexOf("sql> "));
        assertTrue(!prompted.contains("xenscope: "), "nothing is shown across the prompt: " + prompted);
        Path history = directory.resolve("xenscope").resolve("sql_history");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
        Shown again = run("until sql> \ntype .quit\\r\n", "sql", SAMPLE);
        assertTrue(!again.text().contains("WARNING"), again.text());
    }

    @Test
    void ctrl_c_ends_a_call_of_one_query_and_its_database_is_gone() throws Exception {
        Shown shown = run("until answering\ntype \\x03\n", "sql", SAMPLE, ENDLESS);
        assertEquals(130, shown.exit(), shown.text());
        assertEquals(List.of(), left());
    }
}
