package io.xenscope.report.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.TwoMicroseconds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events by the names that people see, and by number. */
class EventPatternsTest {
    private static final int WAKE = 0x28004;
    private static final int BLOCKED = 0x21021;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sched_wake",
                "SCHED_WAKE",
                "TRC_SCHED_WAKE",
                "trc_sched_wake",
                "0x28004",
                "0x00028004",
                "0X28004",
                "sched_*ke",
                "TRC_*",
                "0x0002800?",
                "a,sched_wake"
            })
    void an_event_is_named_as_dump_or_info_does_or_by_number(String typed) {
        assertTrue(EventPatterns.of(typed).matches("sched_wake", WAKE), typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRC_SCHED_RUNSTATE_CHANGE(running->blocked)",
                "trc_sched_runstate_change",
                "sched_runstate_change",
                "*running->b*"
            })
    void what_info_has_in_brackets_may_be_named_or_not(String typed) {
        assertTrue(EventPatterns.of(typed).matches("sched_runstate_change", BLOCKED), typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sched", "0x28777", "0x2800", "wake", ""})
    void what_only_begins_alike_is_another(String typed) {
        assertEquals(false, EventPatterns.of(typed).matches("sched_wake", WAKE), typed);
    }

    @Test
    void a_name_that_no_event_has_is_refused_with_the_nearest() {
        assertEquals(
                "--event sched_wkae: no event has such a name; near it: sched_wake;"
                        + " 'xenscope info' lists the events of a capture",
                assertThrows(UsageException.class, () -> EventPatterns.known("--event", "sched_wake,sched_wkae"))
                        .getMessage());
        assertEquals(
                "--event xyzzy: no event has such a name; 'xenscope info' lists the events of a capture",
                assertThrows(UsageException.class, () -> EventPatterns.known("--event", "xyzzy"))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"guest+0x12", "TRC_GUEST+0x12", "unknown:0x00123456", "lost_records_begin", "0x123456", "*"})
    void ranges_losses_and_numbers_without_a_name_are_known(String typed) {
        EventPatterns.known("--event", typed);
    }

    @Test
    void a_call_is_refused_or_warned() throws IOException {
        String capture = Files.write(
                        directory.resolve("made.xen"), TwoMicroseconds.trace().bytes())
                .toString();
        InProcess wrong = InProcess.run("dump", "--cpu-hz", "1G", "-e", "sched_wakes", capture);
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("near it: sched_wake"), wrong.err());

        InProcess none = InProcess.run("dump", "--cpu-hz", "1G", "-e", "TRC_SCHED_DOM_ADD,0x28004", capture);
        assertEquals(0, none.exit());
        assertTrue(
                none.err()
                        .contains(
                                ": --event trc_sched_dom_add: no record of this capture; 'xenscope info' lists its events"),
                none.err());
        assertEquals(List.of("d1v0", "d0v0").size(), none.out().lines().count(), none.out());
    }
}
