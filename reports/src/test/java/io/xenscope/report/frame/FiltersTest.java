package io.xenscope.report.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters of a call against what the capture of {@link TwoMicroseconds} has: d0v0, d1v0, the idle vcpus, pcpus 0 and 1. */
class FiltersTest {
    private static final String THERE = " matches nothing; it has d0v0,d1v0,idle\n";

    @TempDir
    private Path directory;

    private Path capture;

    @BeforeEach
    void write() throws IOException {
        capture = Files.write(
                directory.resolve("made.xen"), TwoMicroseconds.trace().sweep().bytes());
    }

    private InProcess run(String command, String... options) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(options));
        words.addAll(List.of("-q", "--cpu-hz", "1G", capture.toString()));
        return InProcess.run(words.toArray(String[]::new));
    }

    private void assertRefused(String rest, InProcess answer) {
        assertEquals(new InProcess(2, "", "xenscope: " + capture + ": " + rest), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary",
                "sched",
                "latency",
                "exits",
                "calls",
                "irqs",
                "memory",
                "timers",
                "scheduler",
                "chain",
                "top",
                "interval",
                "series wait",
                "dump",
                "export jaeger",
                "export csv"
            })
    void a_vcpu_that_is_not_there_is_refused_with_what_there_is(String command) {
        assertRefused("--vcpu d9v9" + THERE, run(command, "--vcpu", "d9v9"));
        assertRefused("--dom 9,10-12" + THERE, run(command, "--dom", "9", "-d", "10-12"));
        assertRefused("--dom 1 with --vcpu d0v0" + THERE, run(command, "--dom", "1", "--vcpu", "d0v0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sched", "dump"})
    void machines_get_no_page_either(String command) {
        assertRefused("--vcpu d9v9" + THERE, run(command, "--vcpu", "d9v9", "--json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcpus", "irqs", "interval", "series pcpu", "dump", "cut"})
    void a_pcpu_that_is_not_there_is_refused_likewise(String command) {
        assertRefused("--pcpu 7-9 matches nothing; it has records of pcpus 0-1\n", run(command, "-p", "7-9"));
    }

    @Test
    void what_one_of_several_captures_has_is_reported() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(VcpuName.d(5).v(0)).at(900).blocksToIdle();
        Path other = Files.write(directory.resolve("other.xen"), trace.bytes());
        InProcess answer = run("sched --table affinity --csv --dom 5 " + other);

        assertEquals(2, answer.exit());
        assertTrue(answer.out().contains("\n5,0,0,"), answer.out());
        assertEquals("xenscope: " + capture + ": --dom 5" + THERE, answer.err());
    }

    @Test
    void filters_in_force_are_named_on_every_page() {
        InProcess text = run("sched", "--dom", "0,1", "--from", "100ns", "-v", "d1v0", "-v", "d0v*");
        String filters = "from=100ns dom=0,1 vcpu=d1v0 vcpu=d0v*";
        assertTrue(text.out().contains("filters " + filters), text.out());

        for (String command : List.of("sched", "dump")) {
            String json =
                    run(command, "--json", "-v", "d0v*,d1v0", "--to", "1us").out();
            assertTrue(json.contains("\"filters\":\"to=1us vcpu=d0v*,d1v0\""), json);
        }
        assertTrue(run("dump", "--json", "--class", "sched").out().contains("\"filters\":\"class=sched\""));
    }

    @Test
    void without_filters_people_read_of_none_and_machines_find_null() {
        assertTrue(run("sched", "--json").out().contains("\"filters\":null"));
        String text = run("sched").out();
        assertEquals(-1, text.indexOf("filters"), text);
    }
}
