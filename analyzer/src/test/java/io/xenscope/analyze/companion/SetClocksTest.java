package io.xenscope.analyze.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.read.Hints;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks of logs that do not run evenly: set by somebody, stopped while the host slept, repeated by a leap second. */
final class SetClocksTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long ORIGIN = 1_767_607_200L * SECOND;

    /** A clock that is set by so much in the middle of the host's calls. */
    private static LongUnaryOperator set(DrawnHost host, long step) {
        long when = host.calls.get(host.calls.size() / 2) - 300_000;
        return time -> ORIGIN + time + (time < when ? 0 : step);
    }

    private static LogFile file(LogKind kind, List<String> lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        return LogFile.read(new Hints("made", kind, 0, null, null, 0, null), new ArraySource("made", bytes));
    }

    /** An ioctl around each hypercall. */
    private static LogFile strace(DrawnHost host, LongUnaryOperator clock) {
        List<String> lines = new ArrayList<>();
        for (long call : host.calls) {
            lines.add(DrawnClock.seconds(clock.applyAsLong(call - 50_000))
                    + " ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7ffd00001000) = 0 <0.000101>");
        }
        return file(LogKind.STRACE, lines);
    }

    /** The clock read with the capture's counter around it, every quarter of a second. */
    private static LogFile stamps(DrawnHost host, LongUnaryOperator clock) {
        List<String> lines = new ArrayList<>();
        for (long time = SECOND / 8; time < host.removed; time += SECOND / 4) {
            lines.add("realtime=" + clock.applyAsLong(time) + " tsc_before=" + (host.tsc(time) - 1000) + " tsc_after="
                    + (host.tsc(time) + 1000));
        }
        return file(LogKind.STAMPS, lines);
    }

    private static void place(DrawnHost host, List<LogFile> files, Consumer<Companion> check) {
        try (Capture capture = host.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9));
                Companions companions = Companions.of(files)) {
            companions.place(capture, analysis, 1);
            check.accept(companions.all().get(0));
        }
    }

    private static void holds(DrawnHost host, Companion log) {
        for (int item = 0; item < host.calls.size(); item++) {
            OffsetInterval bounds = log.times().bounds(item);
            long truth = host.calls.get(item) - 50_000;
            assertTrue(bounds.lo() - 1000 <= truth && truth <= bounds.hi() + 1000, item + ": " + truth + " " + bounds);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-3 * SECOND, -SECOND, 40 * SECOND, 3600 * SECOND})
    void stamps_on_both_sides_place_a_clock_that_was_set(long step) {
        DrawnHost host = new DrawnHost(18);
        LongUnaryOperator clock = set(host, step);
        place(host, List.of(strace(host, clock), stamps(host, clock)), log -> {
            assertTrue(log.times().arePlaced(), log.placed().notes().toString());
            holds(host, log);
            assertEquals(
                    List.of("the clock was set once in the log"), log.placed().notes());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {2_000_000, -2_000_000})
    void stamps_around_a_small_step_take_it_for_wander(long step) {
        DrawnHost host = new DrawnHost(18);
        LongUnaryOperator clock = set(host, step);
        place(host, List.of(strace(host, clock), stamps(host, clock)), log -> {
            assertTrue(log.times().arePlaced(), log.placed().notes().toString());
            holds(host, log);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {2_000_000, -2_000_000})
    void calls_alone_place_a_clock_that_was_set_by_little(long step) {
        DrawnHost host = new DrawnHost(18);
        place(host, List.of(strace(host, set(host, step))), log -> {
            assertTrue(log.times().arePlaced(), log.placed().notes().toString());
            holds(host, log);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {-3 * SECOND, 3600 * SECOND})
    void calls_alone_do_not_place_a_clock_that_was_set_by_much(long step) {
        DrawnHost host = new DrawnHost(18);
        place(host, List.of(strace(host, set(host, step))), log -> {
            if (log.times().arePlaced()) {
                holds(host, log);
            }
        });
    }
}
