package io.xenscope.report.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private static final long SECOND = 1_000_000_000;

    private static String after(long seconds, long done, long bytes) {
        LongAdder sum = new LongAdder();
        sum.add(done);
        return ProgressLine.text(new Progress.Phase("reading", bytes, 0, sum), seconds * SECOND);
    }

    @Test
    void a_phase_says_how_much_is_done_how_fast_and_how_long_it_will_take() {
        assertEquals("reading 25 %, 50 MB/s, 6 s left", after(2, 100_000_000, 400_000_000));
    }

    @Test
    void a_phase_that_has_just_begun_has_no_rate_yet() {
        assertEquals("reading 25 %", after(0, 100_000_000, 400_000_000));
    }

    @Test
    void more_than_was_expected_is_all_of_it() {
        assertEquals("reading 100 %, 50 MB/s, 0 s left", after(10, 500_000_000, 400_000_000));
    }

    @Test
    void a_phase_of_unknown_length_says_for_how_long_it_has_lasted() {
        assertEquals("reading, 3 s", after(3, 0, 0));
        assertEquals("reading, 3 s", after(3, 0, 500));
    }

    @Test
    void where_there_is_no_terminal_nothing_is_shown() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
        ProgressLine line = ProgressLine.on(err, Terminal.NONE, false);
        line.makeRoom();
        line.close();
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_line_that_is_over_before_a_second_is_never_shown() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(Map.of("TERM", "xterm"), false, true, () -> Terminal.USUAL);
        ProgressLine.on(err, terminal, false).close();
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }
}
