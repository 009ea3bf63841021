package io.xenscope.analyze.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is added to TSCs that were set back. */
class FallLogTest {
    @Test
    void eachTimeHasTheShiftOfTheLastFallBeforeIt() {
        try (FallLog falls = new FallLog()) {
            assertEquals(0, falls.shiftAt(Long.MAX_VALUE));
            falls.add(100, 40);
            falls.add(200, 70);
            assertEquals(0, falls.shiftAt(100));
            assertEquals(40, falls.shiftAt(101));
            assertEquals(40, falls.shiftAt(200));
            assertEquals(70, falls.shiftAt(201));
            assertEquals(40, falls.ticks(0));
            assertEquals(30, falls.ticks(1));
        }
    }
}
