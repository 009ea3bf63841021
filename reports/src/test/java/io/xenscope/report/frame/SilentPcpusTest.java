package io.xenscope.report.frame;

import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilentPcpusTest {
    @TempDir
    private Path directory;

    /** Pcpus 1 and 3 write; 0 and 2 are in the gaps; pcpu 3 names the idle vcpu of pcpu 5. */
    private String capture() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(1).at(0).runs(TwoMicroseconds.D1V0).at(900).blocksToIdle();
        trace.pcpu(3).at(10).runs(idle(3)).at(700).wake(idle(5)).at(800).continues(idle(3));
        return Files.write(directory.resolve("made.xen"), trace.bytes()).toString();
    }

    private InProcess run(String... words) throws IOException {
        String[] all = java.util.Arrays.copyOf(words, words.length + 4);
        System.arraycopy(new String[] {"-q", "--cpu-hz", "1G", capture()}, 0, all, words.length, 4);
        return InProcess.run(all);
    }

    @Test
    void pcpus_that_wrote_nothing_are_named_where_pcpus_are_counted() throws IOException {
        String page = run("summary").out();

        assertTrue(page.contains("pcpus 2   "), page);
        assertTrue(page.contains("pcpus without records 0,2,5"), page);
        assertTrue(
                page.contains("\nPcpus 0,2,5 wrote nothing: idle or not traced. Shares of pcpu time are of the 2 pcpus"
                        + " that wrote records, of at least 5.\n"),
                page);
        String json = run("info", "--json").out();
        assertTrue(json.contains("\"silent_pcpus\":\"0,2,5\""), json);
    }

    @Test
    void where_all_wrote_something_nothing_is_said() throws IOException {
        String file = Files.write(
                        directory.resolve("all.xen"), TwoMicroseconds.trace().bytes())
                .toString();
        assertEquals(-1, InProcess.run("summary", "-q", file).out().indexOf("without records"));
        assertTrue(InProcess.run("info", "-q", "--json", file).out().contains("\"silent_pcpus\":null"));
    }

    @Test
    void the_picture_of_a_dump_has_a_mark_for_them() throws IOException {
        String first = run("dump").out().lines().findFirst().orElseThrow();
        assertEquals("0.000000000 -x-? p1 ", first.substring(0, 20));
    }
}
