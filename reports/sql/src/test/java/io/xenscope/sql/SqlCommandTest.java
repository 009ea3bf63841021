package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as users run it, in a process of its own. */
final class SqlCommandTest {
    private static final String SAMPLE = Samples.path(Samples.LOST_RECORDS).toString();

    @TempDir
    Path directory;

    private record Answer(int exit, String out, String err) {}

    private Answer run(String input, String... words) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.xenscope.report.Main"));
        call.addAll(List.of(words));
        Path out = directory.resolve("answer.out");
        Path err = directory.resolve("answer.err");
        Path in = Files.writeString(directory.resolve("input"), input);
        ProcessBuilder builder = new ProcessBuilder(call)
                .directory(directory.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .put("TMPDIR", Files.createDirectories(directory.resolve("tmp")).toString());
        int exit = builder.start().waitFor();
        return new Answer(exit, Files.readString(out), Files.readString(err));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("answer.") && !name.equals("input") && !name.equals("tmp"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_query_of_several_statements_on_stdin_is_answered_and_nothing_is_left() throws Exception {
        Answer answer = run("select count(*) as n from losses; select 2 as two;", "sql", "--csv", SAMPLE);
        assertEquals(new Answer(0, "n\n74\n\ntwo\n2\n", ""), answer);
        assertEquals(List.of(), left());
        assertEquals(0, Files.list(directory.resolve("tmp")).count());
    }

    @Test
    void a_kept_database_is_asked_without_its_capture() throws Exception {
        Answer made = run("", "sql", "-o", "kept.duckdb", "--tables", "losses", SAMPLE, "select 1 as one");
        assertEquals(0, made.exit(), made.err());
        assertEquals(List.of("kept.duckdb"), left());
        assertEquals(
                "74\n",
                run("", "sql", "--csv", "kept.duckdb", "select count(*) from losses")
                        .out()
                        .replace("count_star()\n", ""));
    }

    @Test
    void one_of_three_captures_that_cannot_be_read_is_a_row_and_a_warning() throws Exception {
        Path junk = Files.writeString(directory.resolve("junk"), "no capture\n");
        Answer answer =
                run("", "sql", "--csv", SAMPLE, "junk", SAMPLE, "select capture, error is null as ok from captures");
        assertEquals("capture,ok\n0,true\n1,false\n2,true\n", answer.out());
        assertTrue(answer.err().startsWith("xenscope: warning: left out: junk: "), answer.err());
        assertEquals(0, answer.exit());
        assertEquals(3, run("", "sql", "junk", "select * from captures").exit());
        Files.delete(junk);
    }

    @Test
    void what_does_not_parse_is_refused_in_one_line_before_a_capture_is_read() throws Exception {
        Answer answer = run("", "sql", "nowhere.xen", "select * from");
        assertEquals(2, answer.exit());
        assertEquals("xenscope: query: syntax error at or near \"from\"\n", answer.err());
    }

    @Test
    void parquet_has_the_same_bytes_in_two_runs() throws Exception {
        for (String name : List.of("one", "two")) {
            Answer answer = run("", "export", "parquet", "-o", name, SAMPLE);
            assertEquals(0, answer.exit(), answer.err());
        }
        try (Stream<Path> files = Files.walk(directory.resolve("one"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path other = directory
                        .resolve("two")
                        .resolve(directory.resolve("one").relativize(file));
                assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(other), file.toString());
            }
        }
        String schema = Files.readString(directory.resolve("one/schema.json"), StandardCharsets.UTF_8);
        assertTrue(schema.contains("\"ran_on\""), schema);
    }
}
