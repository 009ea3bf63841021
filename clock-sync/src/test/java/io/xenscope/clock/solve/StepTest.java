package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TSCs that step or change their rate. */
class StepTest {
    private static final long END = 60_000_000;
    private static final long KINK = 31_000_000;
    private static final LongUnaryOperator RIGHT = time -> 5_000_000 + time;

    private static Alignment align(int seed, List<LongUnaryOperator> clocks) {
        List<PcpuEvidence> evidence = new MadeSchedule(seed, clocks, 6, END).evidence();
        return new Aligner(evidence, evidence.size(), 100_000, Tasks.IN_TURN).align();
    }

    private static LongUnaryOperator stepped(long size) {
        return time -> 5_000_000 + time + (time < KINK ? 0 : size);
    }

    private static void assertTruthInside(Alignment alignment, int pcpu, LongUnaryOperator clock) {
        ClockModel model = alignment.of(pcpu);
        for (long time = 100; time < END; time += 9_973) {
            long tsc = clock.applyAsLong(time);
            long error = Math.abs(model.ticks(tsc) - RIGHT.applyAsLong(time));
            assertTrue(
                    error <= model.boundTicks(tsc),
                    "at " + time + " off by " + error + ", bound " + model.boundTicks(tsc));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theClockThatSteppedIsFoundWithPlaceAndSize(int guilty) {
        LongUnaryOperator stepped = stepped(500_000);
        List<LongUnaryOperator> clocks = new ArrayList<>(List.of(RIGHT, RIGHT, RIGHT));
        clocks.set(guilty, stepped);
        Alignment alignment = align(9, clocks);

        List<PcpuClock.Step> steps = alignment.pcpus().get(guilty).steps();
        assertEquals(1, steps.size());
        assertEquals(500_000, steps.get(0).size(), 2_000);
        assertTrue(steps.get(0).lastBefore() <= stepped.applyAsLong(KINK));
        assertTrue(steps.get(0).firstAfter() >= stepped.applyAsLong(KINK));
        if (guilty > 0) {
            assertTruthInside(alignment, guilty, stepped);
        }
    }

    @Test
    void twoClocksAreEnoughToTellWhichOneGained() {
        Alignment alignment = align(4, List.of(RIGHT, stepped(700_000)));
        assertEquals(0, alignment.pcpus().get(0).steps().size());
        assertEquals(1, alignment.pcpus().get(1).steps().size());
        assertTruthInside(alignment, 1, stepped(700_000));
    }

    static Stream<Arguments> eitherOfTwo() {
        return IntStream.range(0, 2)
                .boxed()
                .flatMap(guilty -> LongStream.of(700_000, -30_000).mapToObj(size -> Arguments.of(guilty, size)));
    }

    /** A step back goes unseen only while the pcpu is silent: then the other one may as well have stepped forwards. */
    @ParameterizedTest
    @MethodSource("eitherOfTwo")
    void whicheverOfTwoClocksSteppedTheTruthIsInside(int guilty, long size) {
        List<LongUnaryOperator> clocks = new ArrayList<>(List.of(RIGHT, RIGHT));
        clocks.set(guilty, stepped(size));
        MadeSchedule silent = new MadeSchedule(4, clocks, 6, END, guilty, KINK - 500_000, KINK + 500_000);
        Alignment alignment = new Aligner(silent.evidence(), 2, 100_000, Tasks.IN_TURN).align();

        for (int pcpu = 0; pcpu < 2; pcpu++) {
            assertTruthInside(alignment, pcpu, clocks.get(pcpu));
            List<PcpuClock.Undecided> either = readings(alignment, pcpu);
            assertEquals(1, either.size());
            assertTrue(either.get(0).largest() > 0.98 * Math.abs(size), either::toString);
            assertTrue(either.get(0).records() > 1000, either::toString);
            assertTrue(either.get(0).end() >= RIGHT.applyAsLong(END - 100_000), either::toString);
        }
    }

    private static List<PcpuClock.Undecided> readings(Alignment alignment, int pcpu) {
        return alignment.pcpus().get(pcpu).undecided().stream()
                .filter(one -> one.why() == PcpuClock.Undecided.Why.READING)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1500, 2500, 4000, 8000})
    void aSmallStepThatMayBeAChangeOfRateIsInsideTheBound(long size) {
        for (int guilty = 0; guilty < 3; guilty++) {
            List<LongUnaryOperator> clocks = new ArrayList<>(List.of(RIGHT, RIGHT, RIGHT));
            clocks.set(guilty, stepped(size));
            Alignment alignment = align(9, clocks);
            for (int pcpu = 0; pcpu < 3; pcpu++) {
                assertTruthInside(alignment, pcpu, clocks.get(pcpu));
            }
        }
    }

    /** The other one cannot have gained so much: none of its records are so far apart. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofTwoClocksOneWhoseRecordsAreCloseDidNotStepForwards(int guilty) {
        List<LongUnaryOperator> clocks = new ArrayList<>(List.of(RIGHT, RIGHT));
        clocks.set(guilty, stepped(-700_000));
        MadeSchedule silent = new MadeSchedule(4, clocks, 6, END, guilty, KINK - 500_000, KINK + 500_000);
        Alignment alignment = new Aligner(silent.evidence(), 2, 100_000, Tasks.IN_TURN).align();

        assertEquals(1, alignment.pcpus().get(guilty).steps().size());
        assertEquals(0, alignment.pcpus().get(1 - guilty).steps().size());
        for (int pcpu = 0; pcpu < 2; pcpu++) {
            assertTruthInside(alignment, pcpu, clocks.get(pcpu));
            assertEquals(List.of(), readings(alignment, pcpu));
        }
    }

    @Test
    void aClockThatChangesItsRateIsFollowed() {
        LongUnaryOperator bent = time -> 5_000_000 + time + (time < KINK ? 0 : (long) (110e-6 * (time - KINK)));
        Alignment alignment = align(2, List.of(RIGHT, RIGHT, bent, RIGHT));
        assertEquals(Alignment.Mode.BENT, alignment.mode());
        assertTrue(alignment.pcpus().get(2).isBent());
        assertTruthInside(alignment, 2, bent);
    }
}
