package io.xenscope.analyze.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.Logs;
import io.xenscope.clock.foreign.OffsetInterval;
import org.junit.jupiter.api.Test;

final class StampReadingsTest {
    private static final long BASE = 1_767_607_200_000_000_000L;

    @Test
    void second_stamps_bound_the_offset_of_the_hidden_clock() {
        try (LogFile file = Logs.file("xenstored-c-4.17.log")) {
            StampReadings readings = new StampReadings(file.log(), 0);
            assertTrue(readings.isHidden());
            assertEquals(0, readings.leastLag());
            assertEquals(new OffsetInterval(BASE - 9_000_000, BASE + 32_000_000), readings.wall(0));
            // Line 7 is item 1: written between 12 and 16 ms; the middle of the offset is 11.5 ms.
            assertEquals(new OffsetInterval(BASE + 23_500_000, BASE + 27_500_000), readings.of(1));
        }
    }

    @Test
    void without_it_a_stamp_has_its_second_and_the_lag_of_a_kernel() {
        try (LogFile file = Logs.file("xenstored-c-4.19.log")) {
            StampReadings readings = new StampReadings(file.log(), 0);
            assertEquals(new OffsetInterval(BASE, BASE + 1_020_000_000), readings.of(1));
            assertEquals(OffsetInterval.ANY, readings.of(0), "a line without a stamp");
        }
    }
}
