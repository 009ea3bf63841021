package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class SieveTest {
    private static final long END = 20_000_000;
    private static final Epochs EPOCHS = new Epochs(0, 100_000, 200);

    private static Pair pair(List<PcpuEvidence> evidence, int vcpus) {
        List<Clock> clocks = new ArrayList<>();
        evidence.forEach(one -> clocks.add(new Clock(one)));
        clocks.forEach(clock -> clock.place(clock.base(), 0));
        return new Pair(0, 1, clocks, EPOCHS.count(), Solver.DRIFT, vcpus);
    }

    private static PcpuEvidence pcpu(int pcpu) {
        WindowTimes windows = new WindowTimes();
        windows.add(0, 0, 1, END);
        return new PcpuEvidence(pcpu, windows);
    }

    /** Pcpu 0 runs vcpu 1 from 1,000 to 9,000 and pcpu 1 sees it at 5,000: the offset is no number between -4,000 and 4,000. */
    @Test
    void aRecordForbidsThatItsVcpuRanElsewhere() {
        PcpuEvidence runner = pcpu(0);
        runner.run(1, 1_000, true, 9_000, true);
        runner.finish();
        PcpuEvidence seer = pcpu(1);
        seer.point(1, 5_000);
        seer.finish();
        Pair pair = pair(List.of(runner, seer), Integer.MAX_VALUE);
        pair.bounds().cut(0, -6_000, 6_000);

        assertEquals(-1, new Sieve(pair, EPOCHS).all());
        long[] pieces = pair.bounds().pieces(0);
        assertEquals(4, pieces.length);
        // Drift to the middle of the epoch, 45,000 ticks away at 120 ppm, and rounding.
        assertEquals(-4_000, pieces[1], 10);
        assertEquals(4_000, pieces[2], 10);
    }

    @Test
    void nothingIsLeftWhereEveryOffsetIsForbidden() {
        PcpuEvidence runner = pcpu(0);
        runner.run(1, 150_000, true, 190_000, true);
        runner.finish();
        PcpuEvidence seer = pcpu(1);
        seer.point(1, 170_000);
        seer.finish();
        Pair pair = pair(List.of(runner, seer), Integer.MAX_VALUE);
        pair.bounds().cut(1, -6_000, 6_000);

        assertEquals(1, new Sieve(pair, EPOCHS).all());
    }

    @Test
    void theTruthIsAlwaysLeft() {
        Random random = new Random(1);
        for (int seed = 0; seed < 40; seed++) {
            double ppm = random.nextDouble(-110, 110);
            long offset = random.nextLong(-1_000_000, 1_000_000);
            Bounds bounds = sieved(seed, offset, ppm, 4, Integer.MAX_VALUE);
            for (int epoch = 0; epoch < EPOCHS.count(); epoch++) {
                long truth = truth(offset, ppm, epoch);
                assertTrue(bounds.low(epoch) <= truth && truth <= bounds.high(epoch), "epoch " + epoch);
            }
        }
    }

    /** But for what facts are narrowed by as long as the set is wide: their order decides. */
    @Test
    void moreVcpusNeverWidenAnything() {
        long slack = (long) (Solver.DRIFT * 1_200_000) + 2;
        for (int seed = 0; seed < 20; seed++) {
            Bounds few = sieved(seed, 20_000, 30, 5, 2);
            Bounds many = sieved(seed, 20_000, 30, 5, Integer.MAX_VALUE);
            for (int epoch = 0; epoch < EPOCHS.count(); epoch++) {
                assertTrue(many.low(epoch) >= few.low(epoch) - slack && many.high(epoch) <= few.high(epoch) + slack);
            }
        }
    }

    /** What is left of the offset of two clocks, of which the first is ahead; by as many vcpus as are looked at. */
    private static Bounds sieved(long seed, long offset, double ppm, int vcpus, int lookedAt) {
        LongUnaryOperator ahead = time -> time + offset + Math.round(ppm * 1e-6 * time);
        MadeSchedule made = new MadeSchedule(seed, List.of(ahead, time -> time), vcpus, END);
        Pair pair = pair(made.evidence(), lookedAt);
        for (int epoch = 0; epoch < EPOCHS.count(); epoch++) {
            pair.bounds().cut(epoch, -1_200_000, 1_200_000);
        }
        assertEquals(-1, new Sieve(pair, EPOCHS).all());
        return pair.bounds();
    }

    /** The first clock less the second, when the second shows the middle of an epoch. */
    private static long truth(long offset, double ppm, int epoch) {
        return offset + Math.round(ppm * 1e-6 * EPOCHS.middle(epoch));
    }
}
