package io.xenscope.report.compare.chance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.slices.SliceHistogram;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DrawsTest {
    private static final int SLICES = 60;
    private static final int BLOCK = 5;
    private static final int SEEDS = 100;
    private static final double SHARE = 0.01;

    @Test
    void the_same_seed_draws_the_same_and_blocks_are_neighbours() {
        double[] bySlice =
                IntStream.range(0, SLICES).mapToDouble(i -> 1 << i / 20 * 10).toArray();
        double[] first = new double[Draws.COUNT];
        double[] second = new double[Draws.COUNT];
        draws(7).addSums(bySlice, first);
        draws(7).addSums(bySlice, second);
        assertArrayEquals(first, second);
        double[] ones = new double[SLICES];
        Arrays.fill(ones, 1);
        double[] counts = new double[Draws.COUNT];
        draws(7).addSums(ones, counts);
        assertTrue(Arrays.stream(counts).allMatch(count -> count == SLICES));
        assertEquals(SLICES / BLOCK, draws(7).blocks());
    }

    @Test
    void slices_that_are_left_out_are_never_drawn() {
        double[] bySlice = new double[SLICES];
        bySlice[3] = 1;
        int[] kept = IntStream.range(0, SLICES).filter(i -> i != 3).toArray();
        double[] sums = new double[Draws.COUNT];
        new Draws(kept, BLOCK, 1).addSums(bySlice, sums);
        assertEquals(0, Arrays.stream(sums).sum());
    }

    /** Within one bin in 32 of an octave. */
    @Test
    void percentiles_of_bins_are_near_those_of_the_durations() {
        SliceHistogram durations = new SliceHistogram(SLICES);
        for (int i = 1; i <= 6000; i++) {
            durations.add(i % SLICES, 100L * i, 1);
        }
        BinCounts[] counts = new BinCounts[Draws.COUNT + 1];
        Arrays.setAll(counts, i -> new BinCounts());
        draws(1).addCounts(durations, counts);
        assertEquals(300_000, counts[Draws.COUNT].percentile(50), 3_000);
        assertEquals(594_000, counts[Draws.COUNT].percentile(99), 3_000);
    }

    /** Exponential waits of 20 s and 5,000 wakes: nothing changed, and the longest percent half as long again. */
    @Test
    void what_did_not_change_raises_no_alarm_and_what_did_is_found() {
        int alarms = 0;
        int found = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            alarms += isSure(exponential(2L * seed, 1), exponential(2L * seed + 1, 1)) ? 1 : 0;
            found += isSure(exponential(2L * seed, 1), exponential(2L * seed + 1, 1.5)) ? 1 : 0;
        }
        assertTrue(alarms <= 5, alarms + " of " + SEEDS + " false alarms");
        assertTrue(found >= 95, found + " of " + SEEDS + " found");
    }

    private static Draws draws(long seed) {
        return new Draws(IntStream.range(0, SLICES).toArray(), BLOCK, seed);
    }

    /** Whether any of three percentiles is sure to differ. */
    private static boolean isSure(SliceHistogram a, SliceHistogram b) {
        double[] percents = {50, 90, 99};
        BinCounts[] ofA = counts(a, 1);
        BinCounts[] ofB = counts(b, 2);
        double[] chances = Arrays.stream(percents)
                .map(percent -> Estimate.ofDraws(side(ofA, percent), side(ofB, percent), SLICES / BLOCK)
                        .chance())
                .toArray();
        return FalseDiscoveries.limit(chances, SHARE) >= 0;
    }

    private static BinCounts[] counts(SliceHistogram durations, long seed) {
        BinCounts[] counts = new BinCounts[Draws.COUNT + 1];
        Arrays.setAll(counts, i -> new BinCounts());
        draws(seed).addCounts(durations, counts);
        return counts;
    }

    private static Estimate.Side side(BinCounts[] counts, double percent) {
        double[] all = Arrays.stream(counts)
                .mapToDouble(one -> one.percentile(percent))
                .toArray();
        return new Estimate.Side(all[Draws.COUNT], all[Draws.COUNT], Arrays.copyOf(all, Draws.COUNT));
    }

    private static SliceHistogram exponential(long seed, double times) {
        Random random = new Random(seed);
        SliceHistogram durations = new SliceHistogram(SLICES);
        for (int wake = 0; wake < 5_000; wake++) {
            long nanos = Math.round(-Math.log(1 - random.nextDouble()) * 100_000 * times);
            durations.add(random.nextInt(SLICES), nanos, 1);
        }
        return durations;
    }
}
