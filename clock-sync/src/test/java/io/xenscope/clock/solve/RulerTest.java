package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class RulerTest {
    private static final LongUnaryOperator RIGHT = time -> 9_000_000 + time;
    private static final LongUnaryOperator AHEAD = time -> 9_700_000 + time + Math.round(40e-6 * time);

    private static void assertTruthInside(Alignment alignment, int pcpu, LongUnaryOperator clock) {
        ClockModel model = alignment.of(pcpu);
        for (long time = 60_000; time < MadeSwitches.END; time += 9_973) {
            long tsc = clock.applyAsLong(time);
            long error = Math.abs(model.ticks(tsc) - RIGHT.applyAsLong(time));
            assertTrue(error <= model.boundTicks(tsc), "off by " + error + ", bound " + model.boundTicks(tsc));
        }
    }

    @Test
    void nanosecondsThatProveThemselvesNarrowTheBounds() {
        MadeSwitches made = new MadeSwitches(List.of(RIGHT, AHEAD, RIGHT), 0);
        long without = made.align(false).pcpus().get(1).bound().median();
        Alignment alignment = made.align(true);
        long with = alignment.pcpus().get(1).bound().median();
        assertTrue(with <= 700 && with < without / 2, with + " of " + without);
        assertEquals(Alignment.Mode.LINES, alignment.mode());
        assertEquals(0, alignment.violationsAfter());
        assertTruthInside(alignment, 1, AHEAD);
    }

    @Test
    void nanosecondsThatWanderAreLeftAlone() {
        MadeSwitches wandering = new MadeSwitches(List.of(RIGHT, AHEAD, RIGHT), 0.2);
        assertEquals(
                wandering.align(false).pcpus().get(1).bound(),
                wandering.align(true).pcpus().get(1).bound());
    }

    @Test
    void aStepIsSeenBetweenTwoSwitches() {
        long kink = 41_000_000;
        LongUnaryOperator stepped = time -> AHEAD.applyAsLong(time) + (time < kink ? 0 : 50_000);
        MadeSwitches steps = new MadeSwitches(List.of(RIGHT, stepped, RIGHT), 0);
        Alignment alignment = steps.align(true);
        List<PcpuClock.Step> found = alignment.pcpus().get(1).steps();
        assertEquals(1, found.size());
        assertEquals(50_000, found.get(0).size(), 500);
        assertTrue(found.get(0).firstAfter() - found.get(0).lastBefore() < 500_000);
        assertTruthInside(alignment, 1, stepped);
    }
}
