package io.xenscope.report.latency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bytes are those that HdrHistogram writes. */
final class HistogramEncoderTest {
    private static byte[] ofLibrary(Map<Long, Long> values, long highest) {
        Histogram histogram = new Histogram(highest, 3);
        values.forEach(histogram::recordValueWithCount);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        return Arrays.copyOf(buffer.array(), histogram.encodeIntoCompressedByteBuffer(buffer));
    }

    /** One for all, so that none may leave anything behind. */
    private final HistogramEncoder encoder = new HistogramEncoder();

    @AfterEach
    void close() {
        encoder.close();
    }

    private byte[] ours(Map<Long, Long> values, long highest) {
        values.forEach(encoder::count);
        return encoder.encoded(highest);
    }

    @Test
    void drawn_values_are_written_as_the_library_writes_them() {
        Random random = new Random(31);
        for (int i = 0; i < 300; i++) {
            TreeMap<Long, Long> values = new TreeMap<>();
            int bits = 1 + random.nextInt(40);
            for (int k = random.nextInt(1 + 4 * i); k >= 0; k--) {
                values.put(random.nextLong() >>> 63 - bits, 1 + (random.nextLong() >>> 8 + random.nextInt(55)));
            }
            long highest = Math.max(2, values.lastKey() + random.nextInt(3));
            assertArrayEquals(ofLibrary(values, highest), ours(values, highest), values.toString());
        }
    }

    @Test
    void the_least_the_greatest_and_none_are_written_too() throws Exception {
        for (Map<Long, Long> values : java.util.List.of(
                Map.<Long, Long>of(),
                Map.of(0L, 1L),
                Map.of(1L, 1L),
                Map.of(2047L, 1L),
                Map.of(2048L, 3L),
                Map.of(Long.MAX_VALUE / 2, Long.MAX_VALUE),
                new TreeMap<>(Map.of(0L, 1L, Long.MAX_VALUE / 2, 1L)))) {
            byte[] ours = ours(values, Long.MAX_VALUE / 2);
            assertArrayEquals(ofLibrary(values, Long.MAX_VALUE / 2), ours, values.toString());
        }
        byte[] none = ours(Map.of(), 0);
        assertEquals(
                0,
                Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(none), 0)
                        .getTotalCount());
    }
}
