package io.xenscope.analyze.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.Logs;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.foreign.Ground;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs made up for a sample with known offsets. */
final class PlacementTest {
    private static final long TRUE_OFFSET = -1_767_607_200_337_123_456L;

    private static void with(List<LogFile> files, java.util.function.Consumer<Companions> check) {
        try (Companions companions = Companions.of(files);
                Capture capture = Capture.open(Samples.path(Samples.PV_DOMAIN_CREATE), 2);
                Analysis analysis = Analyzer.analyze(capture, 2, null)) {
            companions.place(capture, analysis, 2);
            check.accept(companions);
        }
    }

    @Test
    void lives_of_domains_bracket_the_clock_of_an_access_log() {
        with(List.of(Logs.file("e2e-pv-domain-create.oxenstored.log")), companions -> {
            Companion log = companions.all().get(0);
            assertTrue(log.placed().isPlaced(), log.placed().notes().toString());
            for (long item = 0; item < log.log().items().size(); item++) {
                OffsetInterval at = log.placed().offsets().at(log.log().items().stamp(item));
                assertTrue(at.holds(TRUE_OFFSET), "item " + item + " " + at);
            }
            assertEquals(9, log.log().items().size());
            assertTrue(
                    log.times().ground() == Ground.USUAL, log.times().ground().key());
        });
    }

    private static void holdsTruth(Companion log, long mostBound) {
        assertTrue(log.placed().isPlaced(), log.placed().notes().toString());
        long items = log.log().items().size();
        long[] bounds = new long[(int) items];
        for (long item = 0; item < items; item++) {
            OffsetInterval at = log.placed().offsets().at(log.log().items().stamp(item));
            assertTrue(at.holds(TRUE_OFFSET), "item " + item + " " + at);
            bounds[(int) item] = log.times().bound(item);
        }
        java.util.Arrays.sort(bounds);
        assertTrue(bounds[bounds.length / 2] <= mostBound, "" + bounds[bounds.length / 2]);
    }

    @Test
    void ioctls_find_their_hypercalls_without_any_stamp() {
        with(List.of(Logs.file("e2e-pv-domain-create.strace.txt")), companions -> {
            Companion strace = companions.all().get(0);
            holdsTruth(strace, 150_000);
            assertEquals(Ground.PROVED, strace.times().ground());
            assertEquals(0, strace.placed().contradicted());
            assertEquals(45, strace.placed().used());
            assertEquals(List.of("vote: 45 of 45, next 16"), strace.placed().notes());
        });
    }

    @Test
    void logs_of_one_clock_place_each_other() {
        with(
                List.of(Logs.file("e2e-pv-domain-create.strace.txt"), Logs.file("e2e-pv-domain-create.oxenstored.log")),
                companions -> {
                    holdsTruth(companions.all().get(0), 150_000);
                    holdsTruth(companions.all().get(1), 1_200_000);
                });
    }

    @Test
    void events_of_a_guest_fall_into_the_runs_of_its_vcpu() {
        with(List.of(Logs.file("dom=1,clock=tsc", "e2e-pv-domain-create.guest-ftrace.txt")), companions -> {
            Companion ftrace = companions.all().get(0);
            assertEquals(490, ftrace.log().items().size());
            assertEquals(Ground.PROVED, ftrace.times().ground());
            // 7,777,777,777 ticks of 2,596,097,852 a second.
            OffsetInterval at =
                    ftrace.placed().offsets().at(ftrace.readings().of(0).lo());
            assertTrue(at.holds(2_995_949_696L), at.toString());
            assertTrue(at.width() <= 211_000, at.toString());
        });
    }

    @Test
    void the_probe_that_creates_a_domain_contains_its_creation_and_order_does_the_rest() {
        with(List.of(Logs.file("xpv.txt")), companions -> {
            Companion probes = companions.all().get(0);
            assertEquals(Ground.ORDER, probes.times().ground());
            // Domain 1 was created 21,072,115 ns after the begin: no later began the first line, no earlier ended the
            // second.
            assertEquals(0, probes.times().bounds(0).lo());
            assertEquals(21_072_115, probes.times().bounds(0).hi());
            assertEquals(21_072_115, probes.times().bounds(1).lo());
            assertTrue(
                    probes.times().bounds(13).hi() > 8_900_000_000L, "what has no upper anchor ends with the capture");
        });
    }

    @Test
    void operations_of_libxl_are_placed_by_the_domain_they_make() {
        with(List.of(Logs.file("libxl.log")), companions -> {
            Companion libxl = companions.all().get(0);
            // Its two stamps are 10:00:00 and :01: the end has none, so only the begin bounds the clock, from above.
            assertTrue(libxl.placed().isPlaced(), libxl.placed().notes().toString());
            assertTrue(
                    libxl.times().bounds(1).hi() <= 21_072_115 + 1,
                    libxl.times().bounds(1).toString());
        });
    }

    @Test
    void a_log_with_nothing_that_the_capture_saw_is_not_placed() {
        with(List.of(Logs.file("xenstore-snoop.txt"), Logs.file("xenstored-c-4.19.log")), companions -> {
            assertEquals(
                    List.of("no stamps, and no line that the capture bounds"),
                    companions.all().get(0).placed().notes());
            assertEquals(
                    List.of("the capture holds no evidence of this clock; add a file of stamps"),
                    companions.all().get(1).placed().notes());
        });
    }
}
