package io.xenscope.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Sums of encoded histograms against those that HdrHistogram makes of them. */
final class HistogramSumTest {
    private static byte[] encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        return Arrays.copyOf(buffer.array(), histogram.encodeIntoCompressedByteBuffer(buffer));
    }

    private static Histogram random(Random random, int values) {
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < values; i++) {
            histogram.recordValueWithCount(random.nextLong() >>> 1 + random.nextInt(60), 1 + random.nextInt(100_000));
        }
        return histogram;
    }

    private static Histogram ours(byte[]... all) {
        HistogramSum sum = new HistogramSum("test");
        for (byte[] one : all) {
            sum.add(one);
        }
        return EncodedHistogram.decoded("test", sum.encoded());
    }

    @Test
    void sums_are_those_of_the_library() {
        Random random = new Random(19);
        byte[][] all = new byte[50][];
        Histogram expected = EncodedHistogram.empty();
        for (int i = 0; i < all.length; i++) {
            Histogram one = random(random, i * i);
            one.recordValueWithCount(i, 1L << 40);
            all[i] = encoded(one);
            expected.add(one);
        }
        assertEquals(expected, ours(all));
        assertEquals(expected.getTotalCount(), ours(all).getTotalCount());
        assertEquals(expected.getMaxValue(), ours(all).getMaxValue());
        assertEquals(expected.getMinNonZeroValue(), ours(all).getMinNonZeroValue());
    }

    @Test
    void histograms_laid_out_in_another_way_are_added_too() {
        Histogram coarse = new Histogram(1_000_000, 2);
        coarse.recordValue(1000);
        Histogram offset = new Histogram(64, 1L << 40, 3);
        offset.recordValue(1L << 30);
        Histogram fine = new Histogram(3);
        fine.recordValue(7);
        Histogram sum = ours(encoded(coarse), encoded(fine), encoded(offset));
        assertEquals(3, sum.getTotalCount());
        assertEquals(7, sum.getMinNonZeroValue());
        assertEquals(0, ours(encoded(new Histogram(3))).getTotalCount());
    }

    /** Damaged bytes are refused, or are another histogram; no other fault, and no endless loop. */
    @Test
    void damaged_bytes_are_refused_in_one_way() {
        Random random = new Random(20);
        byte[] whole = encoded(random(random, 300));
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                ours(damaged);
            } catch (IllegalArgumentException refused) {
                assertEquals(
                        0, refused.getMessage().indexOf("test: " + damaged.length + " bytes that are no histogram"));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> ours(new byte[0]));
    }
}
