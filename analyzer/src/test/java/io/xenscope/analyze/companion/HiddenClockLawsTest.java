package io.xenscope.analyze.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.clock.foreign.OffsetInterval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold of the clock hidden in any trace of C xenstored: each line was written, by the wall clock, within what its
 * milliseconds and all second stamps together say, and each request took as long as they allow. {@code -Dlaws.draws=1000} draws more.
 */
final class HiddenClockLawsTest {
    private static final int DRAWS = Integer.getInteger("laws.draws", 60);
    private static final long MILLISECOND = 1_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {0, 14, 20})
    void each_line_was_written_when_the_hidden_clock_says(long lag) {
        List<Long> widths = new ArrayList<>();
        for (int seed = 0; seed < DRAWS; seed++) {
            DrawnStoreTrace trace = new DrawnStoreTrace(seed, lag * MILLISECOND);
            try (Companion companion = Companion.of(trace.file())) {
                companion.read(0, LongUnaryOperator.identity());
                List<Long> stamped = stamped(companion);
                assertEquals(trace.truth.size(), stamped.size());
                for (int i = 0; i < stamped.size(); i++) {
                    OffsetInterval at = companion.readings().of(stamped.get(i));
                    assertTrue(
                            at.widened(companion.readings().slack()).holds(trace.truth.get(i)),
                            "seed " + seed + ", line " + i + ": " + at + " holds not " + trace.truth.get(i));
                }
                assertTrue(companion.readings().leastLag() <= lag * MILLISECOND, "seed " + seed);
                widths.add(companion.readings().wall(0).width());
                latencies(trace, companion, seed);
            }
        }
        Collections.sort(widths);
        // Whole seconds become milliseconds: 3 to 8 ms in real traces, by the least lag that fits.
        assertTrue(widths.get(DRAWS / 2) <= 8 * MILLISECOND, "median of the offset's width: " + widths.get(DRAWS / 2));
    }

    private static List<Long> stamped(Companion companion) {
        List<Long> stamped = new ArrayList<>();
        ItemLog items = companion.log().items();
        for (long item = 0; item < items.size(); item++) {
            boolean isOne = items.kind(item) == ItemKind.REQUEST || items.kind(item) == ItemKind.ANSWER;
            if (isOne) {
                stamped.add(item);
            }
        }
        return stamped;
    }

    /** Each request is followed by its answer. */
    private static void latencies(DrawnStoreTrace trace, Companion companion, int seed) {
        assertEquals(trace.truth.size() / 2, companion.store().requests().size());
        for (int request = 0; request < trace.truth.size() / 2; request++) {
            long took = trace.truth.get(2 * request + 1) - trace.truth.get(2 * request);
            OffsetInterval latency = companion.latency(request);
            assertTrue(latency.holds(took), "seed " + seed + ", request " + request + ": " + latency + ", " + took);
        }
    }
}
