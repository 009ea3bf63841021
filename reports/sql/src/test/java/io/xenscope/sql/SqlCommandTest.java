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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as users run it, in a process of its own. */
final class SqlCommandTest {
    private static final String SAMPLE = Samples.path(Samples.LOST_RECORDS).toString();

    @TempDir
    Path directory;

    private record Answer(int exit, String out, String err) {}

    private Answer run(String input, String... words) throws IOException, InterruptedException {
        List<String> call = Launch.xenscope();
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

    /** Begins a database of many tables and waits until there is something of it. */
    private Process beginDatabase() throws IOException, InterruptedException {
        List<String> call = Launch.xenscope();
        call.addAll(List.of("export", "duckdb", "-q", "-o", "kept.duckdb"));
        for (int i = 0; i < 30; i++) {
            call.add(Samples.path(Samples.HVM_BOOT).toString());
        }
        ProcessBuilder builder = new ProcessBuilder(call).directory(directory.toFile());
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("answer.out").toFile());
        builder.environment()
                .put("TMPDIR", Files.createDirectories(directory.resolve("tmp")).toString());
        Process process = builder.start();
        Path begun = directory.resolve("kept.duckdb.tmp-" + process.pid());
        while (process.isAlive() && begun.toFile().length() < 1 << 20) {
            Thread.sleep(50);
        }
        assertTrue(process.isAlive(), "it is killed before it is done");
        return process;
    }

    @Test
    void a_database_whose_writer_is_ended_leaves_nothing() throws Exception {
        Process process = beginDatabase();
        process.destroy();
        assertEquals(143, process.waitFor());
        assertEquals(List.of(), left());
        assertEquals(0, Files.list(directory.resolve("tmp")).count());
    }

    @Test
    void a_database_whose_writer_is_killed_is_none_and_the_next_is_whole() throws Exception {
        Process process = beginDatabase();
        process.destroyForcibly().waitFor();
        List<String> left = left();
        assertTrue(
                left.stream().allMatch(name -> name.startsWith("kept.duckdb.tmp-" + process.pid())), left.toString());
        assertEquals(3, run("", "sql", left.get(0), "select 1").exit(), "what is left is no capture and no database");
        Answer made = run("", "sql", "-o", "kept.duckdb", "--tables", "losses", SAMPLE, "select 1 as one");
        assertEquals(0, made.exit(), made.err());
        Answer tables = run(
                "",
                "sql",
                "--csv",
                "kept.duckdb",
                "select table_name t from duckdb_tables() order by 1; select count(*) n from losses");
        assertEquals("t\nlosses\n\nn\n74\n", tables.out());
    }

    /** In containers processes often have the same numbers each time. */
    @Test
    void what_a_killed_writer_with_the_same_number_left_is_not_continued() throws Exception {
        assertEquals(
                0,
                run("", "sql", "-o", "other.duckdb", "--tables", "waits", SAMPLE, "select 1")
                        .exit());
        List<String> call = new ArrayList<>(List.of(
                "sh",
                "-c",
                "cp other.duckdb kept.duckdb.tmp-$$; echo junk > kept.duckdb.tmp-$$.wal; exec \"$@\"",
                "sh"));
        call.addAll(Launch.xenscope());
        call.addAll(List.of("sql", "-q", "-o", "kept.duckdb", "--tables", "losses", SAMPLE, "select 1"));
        Path out = directory.resolve("answer.out");
        Process process = new ProcessBuilder(call)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> out.toFile().length() + " bytes of output");
        assertEquals(List.of("kept.duckdb", "other.duckdb"), left());
        assertEquals(
                "t\nlosses\n",
                run("", "sql", "--csv", "kept.duckdb", "select table_name t from duckdb_tables() order by 1")
                        .out());
    }

    @Test
    void what_was_answered_before_a_statement_that_is_refused_is_shown() throws Exception {
        Answer answer = run("", "sql", "--csv", SAMPLE, "select 1 as one; select * from nosuch; select 2 as two");
        assertEquals("one\n1\n", answer.out());
        assertTrue(
                answer.err().startsWith("xenscope: Catalog Error: Table with name nosuch does not exist!"),
                answer.err());
        assertEquals(2, answer.exit());
    }

    /** The most bytes that a program had in files below the directory of temporary files. */
    private long mostSpilled(Thread program) throws IOException, InterruptedException {
        Path spill = Files.createDirectories(directory.resolve("tmp"));
        long most = 0;
        while (program.isAlive()) {
            try (Stream<Path> files = Files.walk(spill)) {
                most = Math.max(
                        most,
                        files.filter(file -> file.getParent().endsWith("spill"))
                                .mapToLong(file -> file.toFile().length())
                                .sum());
            } catch (java.io.UncheckedIOException vanished) {
                // a file that was removed meanwhile
            }
            program.join(20);
        }
        return most;
    }

    @Test
    void a_query_larger_than_its_memory_spills_below_tmpdir() throws Exception {
        Answer[] answer = new Answer[1];
        Thread program = new Thread(() -> {
            try {
                answer[0] = run(
                        "",
                        "sql",
                        "--csv",
                        "--memory",
                        "64M",
                        "--threads",
                        "1",
                        SAMPLE,
                        "select count(*) n, max(r) r from (select range r from range(8000000) order by hash(range) limit 7999999)");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        program.start();
        long most = mostSpilled(program);
        assertEquals(0, answer[0].exit(), answer[0].err());
        assertTrue(answer[0].out().startsWith("n,r\n7999999,79999"), answer[0].out());
        assertTrue(most > 20_000_000, most + " bytes were spilled");
        assertEquals(0, Files.list(directory.resolve("tmp")).count());
    }

    @Test
    void a_query_that_no_memory_does_for_is_refused_in_one_line() throws Exception {
        Answer answer = run("", "sql", "--memory", "64M", SAMPLE, "select length(list(range)) from range(100000000)");
        assertEquals(2, answer.exit());
        assertEquals("", answer.out());
        assertTrue(
                answer.err().matches("xenscope: Out of Memory Error: [^\n]*; give more with --memory\n"), answer.err());
        assertTrue(!answer.err().contains("https"), answer.err());
    }

    @Test
    void files_are_read_and_written_only_below_the_present_directory_and_only_by_calls_that_copy() throws Exception {
        assertEquals(
                0, run("", "sql", SAMPLE, "copy (select 42 as a) to 'x.csv'").exit());
        assertEquals("a\n42\n", Files.readString(directory.resolve("x.csv")));
        for (String refused : List.of(
                "select * from read_csv('x.csv')",
                "copy (select 1 as a) to '../outside.csv'",
                "copy (select * from read_text('/etc/hostname')) to 'y.csv'")) {
            Answer answer = run("", "sql", SAMPLE, refused);
            assertEquals(2, answer.exit(), refused);
            assertEquals("", answer.out(), refused);
            assertTrue(answer.err().matches("xenscope: [^\n]+\n"), answer.err());
        }
        assertEquals(List.of("x.csv"), left());
    }

    @Test
    void of_a_thousand_captures_those_that_cannot_be_read_are_named_and_the_others_answer() throws Exception {
        List<String> call = new ArrayList<>(List.of("sql", "--csv"));
        for (int i = 0; i < 1000; i++) {
            Path file = directory.resolve("%03d.xen.gz".formatted(i));
            if (i % 200 != 123) {
                Files.copy(Samples.path(Samples.TOOLSTACK_CONTEXT), file);
            } else if (i > 200) {
                Files.write(file, new byte[i % 3]);
            }
            call.add(file.getFileName().toString());
        }
        call.add("select count(*) n, count(error) unread from captures;"
                + " select count(distinct capture) n, min(records) least, max(records) most from capture");
        Answer answer = run("", call.toArray(String[]::new));
        assertEquals(0, answer.exit(), answer.err());
        long records = Long.parseLong(
                answer.out().substring(answer.out().lastIndexOf(',') + 1).strip());
        assertTrue(records > 0);
        assertEquals("n,unread\n1000,5\n\nn,least,most\n995," + records + "," + records + "\n", answer.out());
        assertEquals(
                List.of("123.xen.gz:", "323.xen.gz:", "523.xen.gz:", "723.xen.gz:", "923.xen.gz:"),
                answer.err().lines().map(line -> line.split(" ")[4]).toList(),
                answer.err());
    }

    @Test
    void a_capture_given_twice_is_two_captures() throws Exception {
        Answer answer =
                run("", "sql", "--csv", SAMPLE, SAMPLE, "select capture, count(*) n from losses group by 1 order by 1");
        assertEquals("capture,n\n0,74\n1,74\n", answer.out());
        assertEquals(
                0, run("", "export", "parquet", "-o", "twice", SAMPLE, SAMPLE).exit());
        try (Stream<Path> files = Files.list(directory.resolve("twice/losses"))) {
            assertEquals(
                    List.of("lost-records-2.parquet", "lost-records.parquet"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    /** In a name space without interfaces, so that whoever connects is refused. */
    @Test
    void without_a_network_all_is_answered_that_is_with_one() throws Exception {
        String query = "select count(*) n, max(dur_ns) from waits; select json_extract('{\"a\": 1}', '$.a') j;"
                + " select strftime(make_timestamp(0), '%Y') y";
        Answer expected = run("", "sql", "--csv", SAMPLE, query);
        assertEquals(0, expected.exit(), expected.err());
        List<String> call = new ArrayList<>(List.of("unshare", "-rn"));
        call.addAll(Launch.xenscope());
        call.addAll(List.of("sql", "--csv", SAMPLE, query));
        Path out = directory.resolve("answer.out");
        Path err = directory.resolve("answer.err");
        Assumptions.assumeTrue(canMount(), "no name spaces");
        int exit = new ProcessBuilder(call)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        assertEquals(expected, new Answer(exit, Files.readString(out), Files.readString(err)));
    }

    /** Runs the program in a file system of its own with room for {@code size}; what is left there follows its output. */
    private Answer runInRoomFor(String size, String... words) throws IOException, InterruptedException {
        Path room = Files.createDirectories(directory.resolve("room"));
        String script = "mount -t tmpfs -o size=" + size + " none \"$0\" && cd \"$0\" || exit 99; \"$@\"; code=$?;"
                + " find . -type f; exit $code";
        List<String> call = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, room.toString()));
        call.addAll(Launch.xenscope());
        call.addAll(List.of(words));
        Path out = directory.resolve("answer.out");
        Path err = directory.resolve("answer.err");
        ProcessBuilder builder =
                new ProcessBuilder(call).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("TMPDIR", room.toString());
        int exit = builder.start().waitFor();
        return new Answer(exit, Files.readString(out), Files.readString(err));
    }

    private static boolean canMount() throws InterruptedException {
        try {
            boolean can = new ProcessBuilder("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt")
                            .start()
                            .waitFor()
                    == 0;
            if (!can) {
                System.err.println(
                        "SKIPPED: xenscope sql on a full disk, and without a network: no file system can be mounted here");
            }
            return can;
        } catch (IOException e) {
            System.err.println("SKIPPED: xenscope sql on a full disk, and without a network: no unshare");
            return false;
        }
    }

    @Test
    void a_disk_that_is_full_is_one_line_and_leaves_no_half_file() throws Exception {
        Assumptions.assumeTrue(canMount(), "no mount");
        for (List<String> words : List.of(
                List.of("sql", "-o", "kept.duckdb", "--tables", "spans", SAMPLE, "select 1"),
                // Two statements: spans that one names are read straight, and need no room.
                List.of("sql", SAMPLE, "select count(*) from spans; select count(*) from spans"),
                List.of("export", "duckdb", "-o", "all.duckdb", SAMPLE),
                List.of("export", "parquet", "-o", "tables", SAMPLE))) {
            Answer answer = runInRoomFor("300k", words.toArray(String[]::new));
            assertEquals(4, answer.exit(), words + answer.err());
            assertTrue(
                    answer.err().matches("xenscope: cannot write [^\n]*: No space left on device\n"),
                    words + answer.err());
            // Files of Parquet that were complete before stay: each is a whole table.
            assertEquals(
                    List.of(),
                    answer.out()
                            .lines()
                            .filter(file -> !file.matches("[.]/tables/[a-z]+/lost-records[.]parquet"))
                            .toList(),
                    words.toString());
        }
        String sort =
                "select count(*) n, max(r) r from (select range r from range(8000000) order by hash(range) limit 7999999)";
        Answer spilled = runInRoomFor("2m", "sql", "--memory", "64M", "--threads", "1", SAMPLE, sort);
        assertEquals(2, spilled.exit());
        assertEquals("", spilled.out());
        assertTrue(
                spilled.err().matches("xenscope: Out of Memory Error: what does not fit [^\n]* set TMPDIR [^\n]*\n"),
                spilled.err());
    }
}
