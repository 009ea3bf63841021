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

/** What is told of clocks that do not run at constant rates, where nothing in the capture says so. */
class LooseBoundsTest {
    private static final long END = 60_000_000;
    private static final long SMALLEST = 50_000;
    private static final LongUnaryOperator RIGHT = time -> 5_000_000 + time;

    private static Alignment align(long seed, List<LongUnaryOperator> clocks, int vcpus) {
        List<PcpuEvidence> evidence = new MadeSchedule(seed, clocks, vcpus, END).evidence();
        return new Aligner(evidence, evidence.size(), 100_000, Tasks.IN_TURN)
                .proving(SMALLEST)
                .align();
    }

    /** Moments at which the truth is not within the bound. */
    private static int outside(Alignment alignment, int pcpu, LongUnaryOperator clock, Assumption assumption) {
        ClockModel model = alignment.of(pcpu);
        int outside = 0;
        for (long time = 100; time < END; time += 9_973) {
            long tsc = clock.applyAsLong(time);
            long error = Math.abs(model.ticks(tsc) - RIGHT.applyAsLong(time));
            outside += error > model.boundTicks(tsc, assumption) ? 1 : 0;
        }
        return outside;
    }

    private static LongUnaryOperator bent(double ppm, long at) {
        return time -> 5_000_000 + time + (time < at ? 0 : Math.round(ppm * 1e-6 * (time - at)));
    }

    @Test
    void aBendThatNothingContradictsIsWithinTheBoundOfDriftingClocks() {
        int outsideSteady = 0;
        Random random = new Random(8);
        for (int seed = 0; seed < 30; seed++) {
            LongUnaryOperator bent = bent(random.nextDouble(-60, 60), random.nextLong(END / 5, 4 * END / 5));
            Alignment alignment = align(seed, List.of(RIGHT, time -> 7_000_000 + time, bent), 2);
            outsideSteady += outside(alignment, 2, bent, Assumption.STEADY);
            assertEquals(0, outside(alignment, 2, bent, Assumption.DRIFTING));
            assertEquals(0, outside(alignment, 2, bent, Assumption.STEPPING));
        }
        assertTrue(outsideSteady > 0, "else the case is not met");
    }

    @Test
    void aStepThatNothingContradictsIsWithinTheBoundOfClocksThatMayStepOnce() {
        Random random = new Random(8);
        for (int seed = 0; seed < 30; seed++) {
            long at = random.nextLong(END / 10, END);
            long size = random.nextLong(100, 200_000);
            LongUnaryOperator stepped = time -> RIGHT.applyAsLong(time) + (time < at ? 0 : size);
            Alignment alignment = align(seed, List.of(RIGHT, stepped, RIGHT), 2);
            assertEquals(0, outside(alignment, 1, stepped, Assumption.STEPPING));
        }
    }

    @Test
    void whereAStepCouldHideIsNamed() {
        Alignment alignment = align(3, List.of(RIGHT, RIGHT, RIGHT), 6);
        for (PcpuClock clock : alignment.pcpus().subList(1, 3)) {
            List<PcpuClock.BlindStretch> blind = clock.blind();
            assertEquals(2, blind.size(), blind::toString);
            assertEquals(RIGHT.applyAsLong(1), blind.get(0).begin());
            assertEquals(ClockModel.UNPROVED, blind.get(0).largest());
            assertTrue(blind.get(0).records() > 0);
            assertTrue(blind.get(1).begin() > blind.get(0).end());
            assertEquals(RIGHT.applyAsLong(END - 10), blind.get(1).end());
        }
        assertEquals(List.of(), alignment.pcpus().get(0).blind());
    }

    @Test
    void lessIsAssumedAndLessIsProved() {
        PcpuClock clock = align(5, List.of(RIGHT, RIGHT), 4).pcpus().get(1);
        long steady = clock.bound(Assumption.STEADY).median();
        long drifting = clock.bound(Assumption.DRIFTING).median();
        long stepping = clock.bound(Assumption.STEPPING).median();
        assertTrue(steady <= drifting && drifting <= stepping, steady + " " + drifting + " " + stepping);
    }
}
