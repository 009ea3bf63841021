package io.xenscope.analyze.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.xenstore.StoreLog;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.Capture;
import io.xenscope.samples.SharedCaptures;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Logs of real daemons beside real captures; skipped where there are none. */
final class RealStoreLogsTest {
    private static final long MILLISECOND = 1_000_000L;

    private static void with(String name, String log, boolean withStamps, Consumer<Companion> check) {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        Path trace = SharedCaptures.trace(name);
        List<String> logs = withStamps
                ? List.of(
                        trace.resolveSibling(log).toString(),
                        trace.resolveSibling("stamps.txt").toString())
                : List.of(trace.resolveSibling(log).toString());
        try (Companions companions = Companions.open(logs);
                Capture capture = Capture.open(trace, 2);
                Analysis analysis = Analyzer.analyze(capture, 2, null)) {
            companions.place(capture, analysis, 2);
            check.accept(companions.all().get(0));
        }
    }

    private static void allPaired(Companion companion, long requests) {
        StoreLog log = companion.store();
        assertEquals(requests, log.requests().size());
        assertEquals(0, log.astray());
        long answered = 0;
        for (long i = 0; i < log.requests().size(); i++) {
            answered += log.requests().answer(i) >= 0 ? 1 : 0;
        }
        assertEquals(requests, answered);
        assertEquals(0, companion.log().bad().count());
    }

    @Test
    void one_life_brackets_the_clock_and_stamps_narrow_it() {
        with("pv-lifecycle-credit2", "xenstored-trace.log", false, companion -> {
            allPaired(companion, 298);
            assertEquals(0, companion.readings().leastLag());
            assertTrue(
                    companion.readings().wall(0).width() <= 8 * MILLISECOND,
                    "" + companion.readings().wall(0));
            // 191 ms if the clock were steady to 20 ppm, of which the log says nothing.
            assertTrue(middle(companion).width() <= 208 * MILLISECOND, "" + middle(companion));
            OffsetInterval alone = middle(companion);
            with("pv-lifecycle-credit2", "xenstored-trace.log", true, stamped -> {
                assertEquals(0, stamped.placed().contradicted());
                assertTrue(middle(stamped).width() <= 11 * MILLISECOND, "" + middle(stamped));
                assertTrue(!alone.and(middle(stamped)).isEmpty());
            });
        });
    }

    @Test
    void two_lives_share_the_clock() {
        with("pv-pvh-lifecycle-credit", "xenstored-trace.log", false, companion -> {
            allPaired(companion, 534);
            assertTrue(
                    companion.readings().wall(0).width() <= 3 * MILLISECOND,
                    "" + companion.readings().wall(0));
            assertTrue(middle(companion).width() <= 27 * MILLISECOND, "" + middle(companion));
            OffsetInterval alone = middle(companion);
            with("pv-pvh-lifecycle-credit", "xenstored-trace.log", true, stamped -> {
                assertEquals(0, stamped.placed().contradicted());
                assertTrue(!alone.and(middle(stamped)).isEmpty());
            });
        });
    }

    @Test
    void answers_in_pieces_and_no_hidden_clock() {
        with("xen420-arm64-lifecycle-credit", "xenstored-trace.log.gz", true, companion -> {
            allPaired(companion, 286);
            // Its stamps hold the virtual counter, which is not that of the records.
            assertTrue(companion.placed().notes().contains("stamps contradict the capture and are not used"));
            assertTrue(companion.placed().isPlaced());
        });
    }

    private static OffsetInterval middle(Companion companion) {
        long middle = companion.log().items().size() / 2;
        return companion.placed().offsets().at(companion.readings().of(middle).lo());
    }
}
