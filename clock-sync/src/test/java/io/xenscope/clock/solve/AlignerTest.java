package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlignerTest {
    private static final long END = 60_000_000;

    private static Alignment align(MadeSchedule schedule) {
        List<PcpuEvidence> evidence = schedule.evidence();
        return new Aligner(evidence, evidence.size(), 100_000, Tasks.IN_TURN).align();
    }

    private static LongUnaryOperator line(long offset, double ppm) {
        return time -> 5_000_000 + offset + time + Math.round(ppm * 1e-6 * time);
    }

    private static void assertTruthInside(
            Alignment alignment, int pcpu, LongUnaryOperator reference, LongUnaryOperator clock) {
        ClockModel model = alignment.of(pcpu);
        long previous = Long.MIN_VALUE;
        for (long time = 100; time < END; time += 9_973) {
            long tsc = clock.applyAsLong(time);
            long ticks = model.ticks(tsc);
            long error = Math.abs(ticks - reference.applyAsLong(time));
            assertTrue(error <= model.boundTicks(tsc), "off by " + error + ", bound " + model.boundTicks(tsc));
            assertTrue(ticks >= previous);
            previous = ticks;
        }
    }

    @Test
    void truthLiesInsideTheBoundsWhateverTheOffsetsAndRates() {
        for (int seed = 0; seed < 20; seed++) {
            java.util.Random random = new java.util.Random(seed);
            List<LongUnaryOperator> clocks = IntStream.range(0, 4)
                    .mapToObj(pcpu -> pcpu == 0
                            ? line(0, 0)
                            : line(random.nextLong(-4_000_000_000L, 4_000_000_000L), random.nextDouble(-50, 50)))
                    .toList();
            Alignment alignment = align(new MadeSchedule(seed, clocks, 5, END));
            assertEquals(Alignment.Mode.LINES, alignment.mode());
            assertEquals(0, alignment.violationsAfter());
            for (int pcpu = 0; pcpu < 4; pcpu++) {
                assertTruthInside(alignment, pcpu, clocks.get(0), clocks.get(pcpu));
                assertTrue(alignment.pcpus().get(pcpu).bound().worst() < 2000);
            }
        }
    }

    @Test
    void clocksThatNothingContradictsAreLeftAlone() {
        List<LongUnaryOperator> clocks = List.of(line(0, 0), line(0, 0), line(0, 0));
        Alignment alignment = align(new MadeSchedule(3, clocks, 4, END));
        assertEquals(Alignment.Mode.AS_RECORDED, alignment.mode());
        assertEquals(123_456_789, alignment.of(1).ticks(123_456_789));
        for (int pcpu = 1; pcpu < 3; pcpu++) {
            assertTruthInside(alignment, pcpu, clocks.get(0), clocks.get(pcpu));
        }
    }

    @Test
    void moreEvidenceNeverWidensABound() {
        List<LongUnaryOperator> clocks = List.of(line(0, 0), line(700_000, 30));
        long few = align(new MadeSchedule(5, clocks, 2, END))
                .pcpus()
                .get(1)
                .bound()
                .median();
        long many = align(new MadeSchedule(5, clocks, 8, END))
                .pcpus()
                .get(1)
                .bound()
                .median();
        assertTrue(many <= few, many + " > " + few);
    }

    @Test
    void aPcpuWithoutAnyCommonWindowIsUnproved() {
        WindowTimes early = new WindowTimes();
        early.add(0, 100, 110, 190);
        WindowTimes late = new WindowTimes();
        late.add(0, 150, 160, 180);
        List<PcpuEvidence> evidence = List.of(new PcpuEvidence(0, early), new PcpuEvidence(1, late));
        Alignment alignment = new Aligner(evidence, 2, 100, Tasks.IN_TURN).align();
        assertEquals(ClockModel.UNPROVED, alignment.of(1).boundTicks(170));
    }

    @Test
    void timesThatAreDecadesApartAreLeftAlone() {
        WindowTimes early = new WindowTimes();
        early.add(0, -(1L << 62), 110, 190);
        early.add(1, 1L << 62, WindowTimes.NONE, (1L << 62) + 10);
        WindowTimes late = new WindowTimes();
        late.add(0, 150, 160, 180);
        List<PcpuEvidence> evidence = List.of(new PcpuEvidence(0, early), new PcpuEvidence(1, late));
        Alignment alignment = new Aligner(evidence, 2, 100, Tasks.IN_TURN).align();
        assertEquals(Alignment.Mode.NONE, alignment.mode());
        assertEquals(170, alignment.of(1).ticks(170));
    }

    @Test
    void clocksThatCannotBeReconciledAreNeverShownWorseThanTheyAre() {
        int leftAlone = 0;
        for (int seed = 0; seed < 8; seed++) {
            MadeSchedule schedule = new MadeSchedule(seed, List.of(line(0, 0), line(0, 0), line(0, 0)), 5, END);
            schedule.contradict(seed);
            Alignment alignment = align(schedule);

            assertTrue(alignment.violationsBefore() > 0);
            assertTrue(alignment.violationsAfter() <= alignment.violationsBefore());
            if (alignment.violationsAfter() == alignment.violationsBefore()) {
                leftAlone++;
                assertEquals(Alignment.Mode.UNRECONCILED, alignment.mode());
                assertEquals(123_456_789, alignment.of(1).ticks(123_456_789));
                assertEquals(ClockModel.UNPROVED, alignment.of(1).boundTicks(123_456_789));
            }
        }
        assertTrue(leftAlone > 0);
    }

    @Test
    void onePcpuNeedsNoAlignment() {
        Alignment alignment = align(new MadeSchedule(1, List.of(line(0, 0)), 2, END));
        assertEquals(Alignment.Mode.NONE, alignment.mode());
    }
}
