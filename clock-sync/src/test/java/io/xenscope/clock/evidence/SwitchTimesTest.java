package io.xenscope.clock.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A TSC of two ticks a nanosecond; switches between the vcpus 1 and 2. */
class SwitchTimesTest {
    private final SwitchTimes times = new SwitchTimes(2, 1000);
    private int running = 1;

    /** A switch at a TSC, which Xen's clock showed within ten ticks after the record before. */
    private void at(long tsc, long ranNanos) {
        times.out(running, ranNanos, tsc - 10, tsc + 10);
        running = 3 - running;
        times.in(running, 0);
    }

    private List<Integer> stretches() {
        return IntStream.range(0, times.count()).mapToObj(times::stretch).toList();
    }

    @Test
    void runTimesAddUpOverAStretch() {
        at(1000, 77);
        at(3000, 1000);
        at(7000, 2000);
        assertEquals(3000, times.nanos(2));
        assertEquals(List.of(0, 0, 0), stretches());
        assertEquals(2, times.checks());
        assertEquals(0, times.misfits());
    }

    @Test
    void oneRunTimeThatDoesNotFitIsAMisfitAndEndsTheStretch() {
        at(1000, 77);
        at(3000, 1000);
        at(7000 + 500, 2000);
        at(9000 + 500, 1000);
        assertEquals(List.of(0, 0, 1, 1), stretches());
        assertEquals(1, times.misfits());
        assertEquals(List.of(new SwitchTimes.Jump(3010, 7490, false)), times.jumps());
    }

    @Test
    void aJumpThatHidesInALongSilenceShowsAtTheNextSwitches() {
        at(1000, 77);
        at(3000, 1000);
        // The record before is from before the jump, the one of the switch from behind it.
        times.out(running, 2000, 6900, 7500);
        times.in(3 - running, 0);
        running = 3 - running;
        at(9500, 1000);
        assertEquals(List.of(0, 0, -1, 1), stretches());
        assertEquals(List.of(new SwitchTimes.Jump(3010, 9490, false)), times.jumps());
    }

    @Test
    void whatIsMissingAtTheBorderOfAWindowIsNoMisfit() {
        at(1000, 77);
        at(3000, 1000);
        times.border();
        at(9000, 1000);
        assertEquals(List.of(0, 0, 1), stretches());
        assertEquals(0, times.misfits());
        assertEquals(List.of(new SwitchTimes.Jump(3010, 8990, true)), times.jumps());
    }

    @Test
    void anotherVcpuThanCameOrALossEndsAStretch() {
        at(1000, 77);
        running = 1;
        at(3000, 1000);
        times.interrupted();
        at(5000, 1000);
        assertEquals(List.of(0, 1, 2), stretches());
        assertEquals(0, times.checks());
    }

    @Test
    void runTimesAreCountedThroughTheirWrap() {
        at(1000, 77);
        at(1000 + 10_000_000_000L, 5_000_000_000L & 0xFFFF_FFFFL);
        assertEquals(5_000_000_000L, times.nanos(1));
        assertEquals(0, times.misfits());
    }
}
