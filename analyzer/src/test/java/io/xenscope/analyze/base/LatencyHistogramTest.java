package io.xenscope.analyze.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
    private static final double[] PERCENTS = {0, 1, 5, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100};

    /** Durations as captures have them: from a few ticks to hours. */
    private static long[] durations(int count, long seed) {
        Random random = new Random(seed);
        return LongStream.range(0, count)
                .map(i -> (long) Math.pow(10, 13 * random.nextDouble()))
                .toArray();
    }

    private static LatencyHistogram of(long... values) {
        LatencyHistogram histogram = new LatencyHistogram();
        Arrays.stream(values).forEach(histogram::record);
        return histogram;
    }

    private static long rank(double percent, int count) {
        BigDecimal exact =
                BigDecimal.valueOf(percent).multiply(BigDecimal.valueOf(count)).divide(BigDecimal.valueOf(100));
        return Math.max(1, exact.setScale(0, RoundingMode.CEILING).longValue());
    }

    private static void assertHolds(LatencyHistogram histogram, long... values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        assertEquals(values.length, histogram.count());
        assertEquals(Arrays.stream(values).sum(), histogram.total());
        assertEquals(sorted[0], histogram.min());
        assertEquals(sorted[sorted.length - 1], histogram.max());
        for (double percent : PERCENTS) {
            long exact = sorted[(int) rank(percent, sorted.length) - 1];
            long told = histogram.percentile(percent);
            assertTrue(Math.abs(told - exact) <= exact / 1000, percent + " %: " + told + ", exactly " + exact);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 1000, 1023, 1024, 1025, 5000, 65_535, 65_536, 70_000})
    void agreesWithASortToThreeDigits(int count) {
        long[] values = durations(count, count);
        assertHolds(of(values), values);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10",
        "10, 0",
        "10, 10",
        "1000, 1000",
        "10, 2000",
        "2000, 10",
        "2000, 2000",
        "70000, 10",
        "10, 70000",
        "70000, 2000",
        "2000, 70000",
        "70000, 70000",
        "64000, 64000"
    })
    void addingTwoIsAsRecordingAll(int first, int second) {
        long[] all = durations(first + second, 7);
        LatencyHistogram sum = of(Arrays.copyOf(all, first));
        sum.add(of(Arrays.copyOfRange(all, first, all.length)));
        assertHolds(sum, all);
        sum.record(5);
        assertEquals(all.length + 1, sum.count());
    }

    @Test
    void fewValuesGiveExactPercentiles() {
        for (int count = 1; count <= 1024; count++) {
            LatencyHistogram histogram = of(LongStream.rangeClosed(1, count).toArray());
            for (double percent : PERCENTS) {
                assertEquals(rank(percent, count), histogram.percentile(percent), percent + " % of " + count);
            }
        }
    }

    @Test
    void givesFewValuesAsTheyAreAndManyToThreeDigits() {
        List<String> few = new ArrayList<>();
        of(30, 10, 30).forEach((ticks, count) -> few.add(ticks + "*" + count));
        assertEquals(List.of("10*1", "30*1", "30*1"), few);

        long[] sums = new long[2];
        of(LongStream.range(0, 70_000).toArray()).forEach((ticks, count) -> {
            sums[0] += count;
            sums[1] += ticks * count;
        });
        assertEquals(70_000, sums[0]);
        assertEquals(69_999L * 70_000 / 2, sums[1], 0.001 * sums[1]);
    }

    @Test
    void nothingRecordedIsNothing() {
        LatencyHistogram none = new LatencyHistogram();
        none.add(new LatencyHistogram());
        assertEquals(
                "0 0 0 0 0 NaN",
                none.count() + " " + none.total() + " " + none.min() + " " + none.max() + " " + none.percentile(50)
                        + " " + none.mean());
    }

    @Test
    void negativeDurationsAreCountedApart() {
        LatencyHistogram histogram = of(-5, 10, -1, 20);
        LatencyHistogram sum = new LatencyHistogram();
        sum.add(histogram);
        assertHolds(sum, 10, 20);
        assertEquals(2, sum.negatives());
        assertEquals(15, sum.mean());
    }

    @Test
    void noDurationIsTooLong() {
        LatencyHistogram histogram = of(LongStream.range(0, 70_000).toArray());
        histogram.record(Long.MAX_VALUE / 4);
        assertEquals(Long.MAX_VALUE / 4, histogram.max());
        assertEquals(Long.MAX_VALUE / 4, histogram.percentile(100));
    }
}
