package io.xenscope.analyze.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
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

    @ParameterizedTest
    @CsvSource({
        "0, 0, 5",
        "0, 1, 5",
        "5, 3, 0",
        "1000, 24, 0",
        "1000, 25, 0",
        "1024, 1, 7",
        "3, 5000, 300",
        "5000, 70000, 0"
    })
    void recordingSoManyTimesIsAsRecordingOneByOne(int before, int times, long ticks) {
        LatencyHistogram atOnce = of(durations(before, 3));
        LatencyHistogram oneByOne = of(durations(before, 3));
        atOnce.record(ticks, times);
        for (int i = 0; i < times; i++) {
            oneByOne.record(ticks);
        }
        assertEquals(contents(oneByOne), contents(atOnce));
    }

    private static List<String> contents(LatencyHistogram histogram) {
        List<String> contents = new ArrayList<>();
        contents.add(
                histogram.count() + " of " + histogram.total() + ", " + histogram.min() + " to " + histogram.max());
        histogram.forEach((ticks, count) -> contents.add(ticks + "*" + count));
        for (double percent : PERCENTS) {
            contents.add(percent + " %: " + histogram.percentile(percent));
        }
        return contents;
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

    @ParameterizedTest
    @CsvSource({"3, 100000", "2, 100000", "3, 1025", "2, 1025"})
    void hasTheBucketsAndPercentilesOfHdrHistogram(int digits, int count) {
        LatencyHistogram ours = new LatencyHistogram(digits);
        Histogram theirs = new Histogram(digits);
        List<Long> values = new ArrayList<>();
        Arrays.stream(durations(count, digits)).forEach(values::add);
        for (int bit = 0; bit < 62; bit++) {
            values.addAll(List.of((1L << bit) - 1, 1L << bit, (1L << bit) + 1, (3L << bit >>> 1) - 1));
        }
        values.forEach(ours::record);
        values.forEach(theirs::recordValue);
        Map<Long, Long> buckets = new TreeMap<>();
        for (HistogramIterationValue value : theirs.recordedValues()) {
            buckets.put(Math.min(ours.max(), value.getValueIteratedTo()), value.getCountAddedInThisIterationStep());
        }
        Map<Long, Long> found = new TreeMap<>();
        ours.forEach(found::put);
        assertEquals(buckets, found);
        for (int tenth = 1; tenth <= 1000; tenth++) {
            double percent = tenth / 10.0;
            long told = Math.min(ours.max(), theirs.getValueAtPercentile(percent));
            assertEquals(told, ours.percentile(percent), percent + " %");
        }
    }

    /** As HdrHistogram adds one with other digits. */
    @Test
    void addsCountsOfFewerDigitsAsTheLeastOfTheirBuckets() {
        LatencyHistogram coarse = new LatencyHistogram(2);
        for (int i = 0; i < 2000; i++) {
            coarse.record(1_000_000);
        }
        LatencyHistogram fine = of(LongStream.rangeClosed(1, 2000).toArray());
        fine.add(coarse);
        assertEquals(4000, fine.count());
        // 1,000,000 lies in [999,424, 1,003,520): 2^12 wide, of which three digits tell 999,424 to 999,935.
        assertEquals(999_935, fine.percentile(99));
    }

    @Test
    void counters_of_more_than_31_bits_are_right() {
        LatencyHistogram doubled = new LatencyHistogram();
        for (int i = 0; i < 1500; i++) {
            doubled.record(i < 1000 ? 5 : 5000);
        }
        for (int times = 0; times < 24; times++) {
            LatencyHistogram same = new LatencyHistogram();
            same.add(doubled);
            doubled.add(same);
        }
        doubled.record(5);
        List<String> counts = new ArrayList<>();
        doubled.forEach((ticks, count) -> counts.add(ticks + "*" + count));
        assertEquals(List.of("5*" + (1000L * (1 << 24) + 1), "5000*" + 500L * (1 << 24)), counts);
        assertEquals(1500L * (1 << 24) + 1, doubled.count());
        assertEquals(5, doubled.percentile(66));
        assertEquals(5000, doubled.percentile(67));
    }

    /** One counter on its last step. */
    @Test
    void a_counter_that_has_no_room_for_one_more_goes_on() {
        DurationCounts counts = new DurationCounts(3);
        counts.count(7);
        for (int times = 0; times < 30; times++) {
            DurationCounts same = new DurationCounts(3);
            same.add(counts);
            counts.add(same);
        }
        DurationCounts most = new DurationCounts(3);
        most.add(counts);
        for (long left = (1L << 31) - 1 - (1L << 30), bit = 1L << 29; bit > 0; bit >>= 1) {
            DurationCounts part = new DurationCounts(3);
            part.count(7);
            for (long times = 1; times < bit; times *= 2) {
                DurationCounts same = new DurationCounts(3);
                same.add(part);
                part.add(same);
            }
            if ((left & bit) != 0) {
                most.add(part);
            }
        }
        for (long more = 0; more < 3; more++) {
            long wanted = (1L << 31) - 1 + more;
            most.forEach((ticks, count) -> assertEquals("7*" + wanted, ticks + "*" + count));
            most.count(7);
        }
    }

    @Test
    void noDurationIsTooLong() {
        LatencyHistogram histogram = of(LongStream.range(0, 70_000).toArray());
        histogram.record(Long.MAX_VALUE / 4);
        assertEquals(Long.MAX_VALUE / 4, histogram.max());
        assertEquals(Long.MAX_VALUE / 4, histogram.percentile(100));
    }
}
