package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Between which records a TSC stepped, and what of them is unsure. */
class StepPlaceTest {
    private static final long END = 60_000_000;
    private static final long SILENT_FROM = 24_000_000;
    private static final long SILENT_TO = 36_000_000;
    private static final LongUnaryOperator RIGHT = time -> 5_000_000 + time;

    private static Alignment align(MadeSchedule schedule) {
        List<PcpuEvidence> evidence = schedule.evidence();
        return new Aligner(evidence, evidence.size(), 100_000, Tasks.IN_TURN)
                .proving(50_000)
                .align();
    }

    private static LongUnaryOperator stepped(long at, long size) {
        return time -> RIGHT.applyAsLong(time) + (time < at ? 0 : size);
    }

    private static void assertInside(Alignment alignment, LongUnaryOperator clock, Assumption assumption) {
        ClockModel model = alignment.of(1);
        for (long time = 100; time < END; time += 9_973) {
            boolean isSilent = time > SILENT_FROM && time < SILENT_TO;
            long tsc = clock.applyAsLong(time);
            long error = Math.abs(model.ticks(tsc) - RIGHT.applyAsLong(time));
            assertTrue(isSilent || error <= model.boundTicks(tsc, assumption), "at " + time + " off by " + error);
        }
    }

    @Test
    void whatOthersSawNarrowsThePlace() {
        for (int seed = 0; seed < 10; seed++) {
            long at = new Random(seed).nextLong(END / 4, 3 * END / 4);
            LongUnaryOperator clock = stepped(at, 300_000);
            Alignment alignment = align(new MadeSchedule(seed, List.of(RIGHT, clock, RIGHT), 8, END));
            PcpuClock.Step step = alignment.pcpus().get(1).steps().get(0);
            assertTrue(step.lastBefore() <= RIGHT.applyAsLong(at) && step.firstAfter() >= clock.applyAsLong(at));
            assertTrue(step.between() <= 8, step::toString);
            assertInside(alignment, clock, Assumption.STEADY);
        }
    }

    @Test
    void aStepBackWhileThePcpuWasSilentIsFound() {
        for (int seed = 0; seed < 10; seed++) {
            LongUnaryOperator clock = stepped(30_000_000, -400_000);
            MadeSchedule schedule =
                    new MadeSchedule(seed, List.of(RIGHT, clock, RIGHT), 8, END, 1, SILENT_FROM, SILENT_TO);
            Alignment alignment = align(schedule);
            List<PcpuClock.Step> steps = alignment.pcpus().get(1).steps();
            assertEquals(1, steps.size());
            assertEquals(-400_000, steps.get(0).size(), 4_000);
            assertEquals(0, alignment.violationsAfter());
            assertInside(alignment, clock, Assumption.STEADY);
        }
    }

    @Test
    void severalStepsAreFoundOneByOne() {
        LongUnaryOperator clock =
                time -> RIGHT.applyAsLong(time) + (time < 20_000_000 ? 0 : 300_000) + (time < 40_000_000 ? 0 : 500_000);
        Alignment alignment = align(new MadeSchedule(4, List.of(RIGHT, clock, RIGHT), 8, END));
        List<PcpuClock.Step> steps = alignment.pcpus().get(1).steps();
        assertEquals(2, steps.size(), steps::toString);
        assertEquals(300_000, steps.get(0).size(), 4_000);
        assertEquals(500_000, steps.get(1).size(), 4_000);
        assertInside(alignment, clock, Assumption.STEADY);
    }
}
