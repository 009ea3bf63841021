package io.xenscope.report.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.report.cli.InProcess;
import io.xenscope.report.frame.TwoMicroseconds;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of a patched Xen: by number, and by the names that the user gives them. */
class UnknownEventsTest {
    private static final int OURS = 0x82031;
    private static final String NAMED =
            "0x82031 TRC_HVM_OURS all any yes 2-3 level:u32@0 count:u16@1 rest:u32@2? # what our patch counts\n";

    @TempDir
    private Path directory;

    private Path capture;

    @BeforeEach
    void write() throws IOException {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(TwoMicroseconds.D1V0).at(100).record(OURS, 7, 0x10008);
        trace.pcpu(0)
                .at(200)
                .record(OURS, 8, 0xFFFFFFFF, 3)
                .at(900)
                .record(OURS)
                .at(1000)
                .blocksToIdle();
        capture = Files.write(directory.resolve("made.xen"), trace.bytes());
    }

    @AfterEach
    void forget() {
        EventCatalogue.use(List.of());
    }

    private InProcess run(String command, String... options) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(options));
        words.addAll(List.of("-q", "--cpu-hz", "1G", capture.toString()));
        return InProcess.run(words.toArray(String[]::new));
    }

    private String[] named() throws IOException {
        return new String[] {
            "--events", Files.writeString(directory.resolve("own.tbl"), NAMED).toString()
        };
    }

    @Test
    void series_takes_words_by_number() {
        assertEquals("""
            time_ns,dom,vcpu,pcpu,series,key,value
            100,1,0,0,0x82031.w1,unknown:0x00082031,65544
            200,1,0,0,0x82031.w1,unknown:0x00082031,4294967295
            """, run("series 0x82031.w1 --csv").out());
        assertEquals(3, run("series 0x82031.w2 --csv").out().lines().count() + 1);
    }

    @Test
    void words_of_events_that_are_known_have_numbers_too() {
        String points = run("series 0x21101.w0 --csv").out();
        assertTrue(points.contains(",0x21101.w0,sched_runstate_change,65536\n"), points);
    }

    @Test
    void interval_counts_records_by_event() {
        assertEquals(
                """
            from_ns,length_ns,id,name,count
            0,500,0x0082031,unknown:0x00082031,2
            500,500,0x0082031,unknown:0x00082031,1
            """, run("interval --of events -e 0x82031 --every 500ns --csv").out());
        String all = run("interval --of events --every 1s --csv").out();
        assertTrue(all.contains(",0x0021101,sched_runstate_change,"), all);
        assertTrue(all.contains(",0x0082031,unknown:0x00082031,3\n"), all);
        assertEquals(
                new InProcess(2, "", "xenscope: interval: --event goes with --of events\n"),
                run("interval --of exits -e 0x82031"));
    }

    @Test
    void dump_shows_their_words() {
        assertEquals("""
            0.000000100 x p0 d1v0   unknown:0x00082031 w0=0x7 w1=0x10008
            0.000000200 x p0 d1v0   unknown:0x00082031 w0=0x8 w1=0xffffffff w2=0x3
            0.000000900 x p0 d1v0   unknown:0x00082031
            """, run("dump -e 0x82031").out());
    }

    @Test
    void names_that_the_user_gives_are_used_by_every_command() throws IOException {
        assertEquals("""
            0.000000100 x p0 d1v0   hvm_ours level=7 count=8
            0.000000200 x p0 d1v0   hvm_ours level=8 count=65535 rest=3
            0.000000900 x p0 d1v0   hvm_ours
            """, run("dump -e TRC_HVM_OURS", named()).out());
        String info = run("info --csv --table events", named()).out();
        assertTrue(info.contains("0x0082031,TRC_HVM_OURS,hvm,3,"), info);
        assertEquals("""
            time_ns,dom,vcpu,pcpu,series,key,value
            100,1,0,0,hvm_ours.count,hvm_ours,8
            200,1,0,0,hvm_ours.count,hvm_ours,65535
            """, run("series hvm_ours.count --csv", named()).out());
        assertTrue(run("interval --of events --csv", named()).out().contains(",hvm_ours,3\n"));
        assertEquals(0, run("export jaeger", named()).exit());

        assertTrue(run("info --csv --table events").out().contains("unknown:0x00082031"), "and by no later call");
    }

    @Test
    void a_file_that_is_none_is_refused_in_one_line() throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong.tbl"), "hello\n");
        InProcess answer = run("info", "--events", wrong.toString());
        assertEquals(3, answer.exit());
        assertEquals(
                "xenscope: " + wrong
                        + ": line 1: not a line of events: hello #; expected ID NAME VERSIONS ARCH TSC WORDS"
                        + " [NAME:TYPE@WORD...] # MEANING; see 'Events of your own' in the README\n",
                answer.err());
    }
}
