package io.xenscope.report.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.samples.Interrupts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frame from the outside: exit codes, streams, files left behind. */
final class ProgramTest {
    private static final String WARNING = "xenscope: warning: capture is incomplete\n";
    private static final String SIZES = "file,bytes,share_pct,dom1\na.xen,4,12.50,true\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void makeCapture() throws IOException {
        Files.writeString(directory.resolve("a.xen"), "1234");
    }

    private DemoRun sh(String script, String... jvmOptions) throws IOException, InterruptedException {
        return DemoRun.sh(directory, script, jvmOptions);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void data_goes_to_stdout_and_warnings_to_stderr() throws Exception {
        assertEquals(new DemoRun(0, SIZES, WARNING), sh("$X sched --csv a.xen"));
        assertEquals(new DemoRun(0, SIZES, ""), sh("$X sched a.xen -q -f csv --dom 1"));
        assertEquals(new DemoRun(0, SIZES, ""), sh("$X sched -q --format=csv --dom=1,3-5 -o - -- a.xen"));
    }

    @Test
    void strict_exits_1_when_there_are_problems_and_still_answers() throws Exception {
        assertEquals(new DemoRun(1, SIZES, WARNING), sh("$X sched --csv --strict a.xen"));
    }

    @Test
    void a_file_or_an_option_first_asks_for_the_summary() throws Exception {
        assertEquals(new DemoRun(0, SIZES, WARNING), sh("$X a.xen --csv"));
        assertEquals(new DemoRun(0, SIZES, WARNING), sh("$X --csv a.xen"));
        assertEquals(
                new DemoRun(3, "", WARNING + "xenscope: cannot read: no.xen: no such file or directory\n"),
                sh("$X no.xen"));
    }

    @Test
    void what_is_mistyped_is_named_with_what_was_meant() throws Exception {
        assertEquals(
                new DemoRun(2, "", "xenscope: unknown command shced; did you mean sched?; see 'xenscope help'\n"),
                sh("$X shced a.xen"));
        assertEquals(
                new DemoRun(
                        2,
                        "",
                        "xenscope: sched: unknown option --jsn; did you mean --json?; see 'xenscope help sched'\n"),
                sh("$X sched a.xen --jsn"));
        assertEquals(
                new DemoRun(
                        2, "", "xenscope: --format jsn: expected one of text, csv, json, ndjson; did you mean json?\n"),
                sh("$X sched -q a.xen -f jsn"));
    }

    @Test
    void no_abbreviation_no_missing_value_no_contradiction() throws Exception {
        assertEquals(2, sh("$X sched --form csv a.xen").exit());
        assertEquals(2, sh("$X sched a.xen --format").exit());
        assertEquals(2, sh("$X sched a.xen --json --csv").exit());
        assertEquals(2, sh("$X sched --csv").exit());
        assertEquals(
                "xenscope: sched: --json takes no value; see 'xenscope help sched'\n",
                sh("$X sched --json=1 a.xen").err());
        assertEquals(2, sh("$X").exit());
        assertEquals(
                "xenscope: --table nope: expected one of sizes, capture\n",
                sh("$X sched -q a.xen --table nope").err());
    }

    @Test
    void an_unusable_capture_exits_3_with_the_place_in_one_line() throws Exception {
        assertEquals(
                new DemoRun(
                        3,
                        "",
                        "xenscope: a.txt: offset 17: word 0x6f6c6c65 is no record header; "
                                + "expected a file made by xentrace; check the name\n"),
                sh("$X sched a.xen --fail text"));
        assertEquals(new DemoRun(3, "", "xenscope: cannot read: device is gone\n"), sh("$X sched a.xen --fail read"));
    }

    @Test
    void a_fault_of_ours_exits_70_and_shows_the_stack_only_to_those_who_debug() throws Exception {
        String line = "xenscope: internal error: java.lang.IllegalStateException: the\\x0aunthinkable; "
                + "please report it, with what --log debug prints\n";
        assertEquals(new DemoRun(70, "", line), sh("$X sched a.xen --fail bug"));
        DemoRun debugged = sh("$X sched a.xen --fail bug --log debug");
        assertTrue(debugged.err().startsWith(line) && debugged.err().contains("\tat "), debugged.err());
    }

    @Test
    void a_reader_that_leaves_is_no_fault() throws Exception {
        DemoRun run = sh("{ $X sched a.xen -q --lines 2000000; echo $? >&2; } | head -n 1");
        assertEquals(new DemoRun(0, "line 0\n", "0\n"), run);
    }

    @Test
    void output_that_cannot_be_written_exits_4() throws Exception {
        assertEquals(
                new DemoRun(4, "", "xenscope: cannot write stdout: No space left on device\n"),
                sh("LC_ALL=C $X sched -q a.xen >/dev/full"));
        assertEquals(4, sh("$X sched -q a.xen >&-").exit());
        assertEquals(4, sh("$X help >/dev/full").exit());
        assertEquals(4, sh("$X sched -q a.xen -o /dev/full").exit());
        assertEquals(
                new DemoRun(4, "", "xenscope: cannot write no/such: no such file or directory\n"),
                sh("$X sched -q a.xen -o no/such"));
        assertEquals(new DemoRun(4, "", "xenscope: cannot write .: is a directory\n"), sh("$X sched -q a.xen -o ."));
    }

    @Test
    void a_failed_run_leaves_neither_a_file_nor_harm_to_the_old_one() throws Exception {
        Files.writeString(directory.resolve("old"), "kept");
        assertEquals(70, sh("$X sched a.xen -o old --lines 100000 --fail bug").exit());
        assertEquals(70, sh("$X sched a.xen -o new --lines 100000 --fail bug").exit());
        assertEquals("kept", Files.readString(directory.resolve("old")));
        assertEquals(List.of("a.xen", "old"), files());
    }

    @Test
    void an_interrupt_exits_130_and_leaves_nothing() throws Exception {
        Path err = directory.resolve("err");
        Path out = directory.resolve("out");
        String script = "exec " + Interrupts.HEARD + " $X sched a.xen -o new --lines 100000 --fail sleep";
        Process process = DemoRun.start(directory, script, out, err);
        while (process.isAlive() && !Files.readString(err).contains("asleep")) {
            Thread.sleep(20);
        }
        assertEquals(
                1, files().stream().filter(name -> name.startsWith(".new.")).count());
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertEquals(130, process.waitFor());
        assertEquals(List.of("a.xen", "err", "out"), files());
        assertEquals("asleep\n", Files.readString(err));
    }

    @Test
    void what_cannot_be_honoured_is_refused_before_the_capture_is_read() throws Exception {
        for (String wrong : List.of("-d x", "--cpu-hz 0", "--threads 0", "--from 1h", "--json --csv", "--log loud")) {
            DemoRun run = sh("$X sched no.xen --fail bug " + wrong);
            assertEquals(2, run.exit(), run.err());
        }
        assertEquals(4, sh("$X sched no.xen --fail bug -o no/such").exit());
    }

    @Test
    void a_name_that_the_locale_cannot_spell_is_the_inputs_fault() throws Exception {
        DemoRun run = sh("LC_ALL=C $X sched -q b\u00f6\u00f6t.xen");
        assertEquals(3, run.exit(), run.err());
        assertTrue(
                run.err().endsWith("\n") && run.err().indexOf('\n') == run.err().length() - 1, run.err());
    }

    @Test
    void the_capture_itself_is_never_replaced() throws Exception {
        assertEquals(
                new DemoRun(2, "", "xenscope: -o ./a.xen would replace the capture itself\n"),
                sh("$X sched -q a.xen -o ./a.xen"));
    }

    @Test
    void neither_locale_nor_encoding_of_the_system_changes_a_byte() throws Exception {
        DemoRun plain = sh("$X sched -q a.xen");
        for (String language : List.of("de -Duser.country=DE", "tr -Duser.country=TR")) {
            List<String> options = new ArrayList<>(List.of(("-Duser.language=" + language).split(" ")));
            options.add("-Dfile.encoding=ISO-8859-9");
            for (String form : List.of("text", "csv", "json", "ndjson")) {
                DemoRun there = sh(
                        "$X sched -q a.xen --FORMAT".replace("FORMAT", "format " + form),
                        options.toArray(String[]::new));
                assertEquals(sh("$X sched -q a.xen -f " + form), there);
            }
        }
        assertTrue(plain.out().contains("──"));
    }

    @Test
    void help_version_and_usage_errors_load_no_library_they_do_not_need() throws Exception {
        for (String call : List.of("help", "help sched", "--version", "sched --nope", "sched --help")) {
            DemoRun run = sh("$X " + call, "-Xlog:class+load:stderr");
            assertTrue(run.err().contains("io.xenscope.report.cli.Program"), call);
            for (String library : List.of("com.fasterxml", "net.openhft", "org.HdrHistogram", "org.slf4j")) {
                assertFalse(run.err().contains(library), call + " loads " + library);
            }
        }
    }

    @Test
    void version_tells_the_build_and_the_java() throws Exception {
        DemoRun run = sh("$X --version");
        assertEquals(0, run.exit());
        assertTrue(run.out().startsWith("xenscope ") && run.out().contains(System.getProperty("java.version")));
    }
}
