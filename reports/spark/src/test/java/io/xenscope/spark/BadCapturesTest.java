package io.xenscope.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no captures among files that are, and other mistakes. */
final class BadCapturesTest {
    private static final List<Path> GOOD = List.of(Samples.path(Samples.HVM_BOOT), Samples.path(Samples.LOST_RECORDS));

    @TempDir
    Path directory;

    private Path bad;
    private List<Path> all;

    @BeforeEach
    void makeBad() throws IOException {
        bad = Files.writeString(directory.resolve("notes.xen"), "What was seen on Monday: nothing.\n".repeat(40));
        all = List.of(GOOD.get(0), bad, GOOD.get(1));
    }

    private static long count(List<Path> files, String table, String... options) {
        return LocalSpark.read(table, files, options).count();
    }

    @Test
    void a_file_that_is_no_capture_has_no_rows_but_is_listed_with_its_error() {
        assertEquals(count(GOOD, "waits"), count(all, "waits"));
        List<String> listed = LocalSpark.lines(LocalSpark.read("captures", all)
                .selectExpr("regexp_extract(file, '[^/]*$', 0) f", "capture = file", "error is null")
                .orderBy("f"));
        assertEquals(
                List.of("hvm-boot.xentrace.gz,true,true", "lost-records.xentrace.gz,true,true", "notes.xen,true,false"),
                listed);
        String error = LocalSpark.lines(LocalSpark.read("captures", all)
                        .where("error is not null")
                        .select("error"))
                .get(0);
        assertTrue(error.startsWith("file:" + bad + ": "), error);
    }

    @Test
    void dropmalformed_says_nothing_of_it() {
        assertEquals(count(GOOD, "waits"), count(all, "waits", "mode", "dropmalformed"));
        assertEquals(2, count(all, "captures", "mode", "DROPMALFORMED"));
    }

    @Test
    void failfast_ends_the_job_and_says_which_file_and_why() {
        Exception fault = assertThrows(Exception.class, () -> count(all, "waits", "mode", "FAILFAST"));
        assertTrue(said(fault).contains("file:" + bad + ": "), said(fault));
    }

    private static String said(Throwable fault) {
        StringBuilder text = new StringBuilder();
        for (Throwable one = fault; one != null; one = one.getCause()) {
            text.append(one.getMessage()).append('\n');
        }
        return text.toString();
    }

    @Test
    void what_is_asked_wrongly_is_refused_with_what_would_be_right() {
        assertEquals(
                "xentrace: option sliceBytes is '0'; expected a whole number, 1 or more",
                refused("waits", GOOD, "sliceBytes", "0"));
        assertEquals(
                "xentrace: option mode is 'strict'; expected PERMISSIVE, DROPMALFORMED or FAILFAST",
                refused("waits", GOOD, "mode", "strict"));
        assertTrue(refused("wait", GOOD).startsWith("xentrace: option table is 'wait'; expected one of captures, "));
        assertEquals(
                "xentrace: option event is 'sched_wakes'; expected the name of an event as column event of table events has it",
                refused("events", GOOD, "event", "sched_wakes"));
        assertEquals(
                "xentrace: option event is 'sched_wake'; expected none with table waits: it is for table events",
                refused("waits", GOOD, "event", "sched_wake"));
        Path missing = directory.resolve("missing.xen");
        assertEquals("xentrace: no such file: " + missing, refused("waits", List.of(missing)));
    }

    private static String refused(String table, List<Path> files, String... options) {
        return assertThrows(IllegalArgumentException.class, () -> count(files, table, options))
                .getMessage();
    }

    @Test
    void files_of_a_directory_are_read_those_below_it_when_asked() throws IOException {
        Path monday = Files.createDirectories(directory.resolve("fleet").resolve("monday"));
        Files.copy(GOOD.get(1), monday.resolve("a.xen.gz"));
        Files.copy(bad, monday.resolve("_notes"));
        Path fleet = monday.getParent();
        assertTrue(refused("captures", List.of(fleet)).contains("recursiveFileLookup=true"));
        assertEquals(1, count(List.of(monday), "captures"));
        assertEquals(1, count(List.of(fleet), "captures", "recursiveFileLookup", "true"));
    }
}
