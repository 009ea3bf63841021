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

/** Clocks that change their rate so much that no straight line fits. */
class BendsTest {
    private static final long END = 60_000_000;
    private static final LongUnaryOperator RIGHT = time -> 5_000_000 + time;

    private static LongUnaryOperator bent(double ppm, long at) {
        return time -> 5_000_000 + time + (time < at ? 0 : Math.round(ppm * 1e-6 * (time - at)));
    }

    private static Alignment align(long seed, List<LongUnaryOperator> clocks, int vcpus) {
        List<PcpuEvidence> evidence = new MadeSchedule(seed, clocks, vcpus, END).evidence();
        return new Aligner(evidence, evidence.size(), 100_000, Tasks.IN_TURN)
                .proving(1_000_000)
                .align();
    }

    private static void assertInside(Alignment alignment, List<LongUnaryOperator> clocks, Assumption assumption) {
        for (int pcpu = 0; pcpu < clocks.size(); pcpu++) {
            ClockModel model = alignment.of(pcpu);
            for (long time = 100; time < END; time += 9_973) {
                long tsc = clocks.get(pcpu).applyAsLong(time);
                long error = Math.abs(model.ticks(tsc) - clocks.get(0).applyAsLong(time));
                assertTrue(error <= model.boundTicks(tsc, assumption), "pcpu " + pcpu + " at " + time);
            }
        }
    }

    private static List<Integer> bent(Alignment alignment) {
        return alignment.pcpus().stream()
                .filter(PcpuClock::isBent)
                .map(PcpuClock::pcpu)
                .toList();
    }

    @Test
    void theOneThatBendsIsFoundAndTheOthersStaySharp() {
        LongUnaryOperator ahead = time -> 7_300_000 + time;
        List<LongUnaryOperator> clocks = List.of(RIGHT, ahead, bent(115, END / 2), ahead);
        Alignment alignment = align(4, clocks, 6);
        assertEquals(List.of(2), bent(alignment));
        assertEquals(Alignment.Mode.BENT, alignment.mode());
        assertInside(alignment, clocks, Assumption.STEADY);
        long straight = alignment.pcpus().get(1).bound().worst();
        assertTrue(straight < alignment.pcpus().get(2).bound().worst());
    }

    @Test
    void aReferenceThatBendsIsNotBlamedOnTheOthersAlone() {
        List<LongUnaryOperator> clocks =
                List.of(bent(115, END / 2), time -> 7_000_000 + time, RIGHT, time -> 6_000_000 + time);
        Alignment alignment = align(6, clocks, 6);
        assertEquals(List.of(0), bent(alignment));
        assertInside(alignment, clocks, Assumption.STEADY);
    }

    @Test
    void oneOfTwoBendsAndNothingTellsWhich() {
        List<LongUnaryOperator> clocks = List.of(RIGHT, bent(-110, END / 3));
        Alignment alignment = align(1, clocks, 4);
        assertEquals(List.of(0, 1), bent(alignment));
        assertInside(alignment, clocks, Assumption.STEADY);
    }

    @Test
    void whereTwoBendNoClockIsTakenToBeStraight() {
        List<LongUnaryOperator> clocks = List.of(RIGHT, bent(70, END / 2), bent(-45, END / 3), RIGHT);
        Alignment alignment = align(8, clocks, 8);
        assertEquals(List.of(0, 1, 2, 3), bent(alignment));
        assertInside(alignment, clocks, Assumption.STEADY);
    }

    @Test
    void howeverSmallABendIsTheBoundOfDriftingClocksHolds() {
        int seen = 0;
        Random random = new Random(3);
        for (int seed = 0; seed < 24; seed++) {
            LongUnaryOperator ahead = time -> 5_300_000 + time;
            LongUnaryOperator bends = bent(random.nextDouble(-100, 100), random.nextLong(END / 4, 3 * END / 4));
            List<LongUnaryOperator> clocks = List.of(RIGHT, ahead, bends, ahead);
            Alignment alignment = align(seed, clocks, 2);
            seen += alignment.mode() == Alignment.Mode.BENT ? 1 : 0;
            assertInside(alignment, clocks, Assumption.DRIFTING);
        }
        assertTrue(seen > 0 && seen < 24, "both cases are to be met: " + seen);
    }
}
