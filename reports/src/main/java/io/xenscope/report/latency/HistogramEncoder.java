package io.xenscope.report.latency;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Writes durations as HdrHistogram encodes a histogram of three digits: version 2, compressed, byte for byte the same. Of its tens of
 * thousands of counters a few hundred are not zero; the library would make, clear and go over all of them. The encoding is that of
 * {@link HistogramLayout}.
 *
 * <p>Used for one histogram after the other: what deflates takes a quarter of a megabyte, and longer to be made than most histograms
 * to be deflated.
 */
public final class HistogramEncoder implements AutoCloseable {
    private static final int PAYLOAD_LENGTH_AT = 4;
    private static final int HIGHEST_AT = 24;
    /** The library allows no less. */
    private static final long LEAST_HIGHEST = 2;

    /** Of two numbers: one that says how many zeros, and a counter. */
    private static final int MOST_BYTES = 2 * HistogramLayout.MOST_BYTES_OF_NUMBER;

    private final Deflater deflater = new Deflater();
    private ByteBuffer plain = ByteBuffer.allocate(1 << 12).position(HistogramLayout.HEAD);
    private int counter;
    private long times;

    /** Counts a value, which is not less than those before. */
    public void count(long value, long more) {
        int of = HistogramLayout.counter(value);
        if (of != counter) {
            put(of);
            counter = of;
        }
        times += more;
    }

    /** Writes the counter, if there is anything in it, and zeros up to that of a number. */
    private void put(int next) {
        if (plain.remaining() < MOST_BYTES) {
            plain = ByteBuffer.allocate(2 * plain.capacity()).put(plain.flip());
        }
        int zeros = next - counter;
        if (times > 0) {
            put(times);
            zeros--;
        }
        times = 0;
        if (zeros > 0) {
            put(zeros == 1 ? 0L : -zeros);
        }
    }

    private void put(long number) {
        long bits = number << 1 ^ number >> Long.SIZE - 1;
        for (int i = 1; i < HistogramLayout.MOST_BYTES_OF_NUMBER && bits >>> 7 != 0; i++) {
            plain.put((byte) (bits | 0x80));
            bits >>>= 7;
        }
        plain.put((byte) bits);
    }

    /** What was counted since the last time. {@code highest} is the greatest value that the histogram says it has room for. */
    public byte[] encoded(long highest) {
        put(times > 0 ? counter : counter + 1);
        int length = plain.position();
        plain.putInt(0, HistogramLayout.PLAIN_COOKIE).putInt(PAYLOAD_LENGTH_AT, length - HistogramLayout.HEAD);
        plain.putInt(2 * PAYLOAD_LENGTH_AT, 0).putInt(3 * PAYLOAD_LENGTH_AT, HistogramLayout.DIGITS);
        plain.putLong(HIGHEST_AT - Long.BYTES, 1).putLong(HIGHEST_AT, Math.max(LEAST_HIGHEST, highest));
        plain.putDouble(HIGHEST_AT + Long.BYTES, 1);
        plain.position(HistogramLayout.HEAD);
        counter = 0;
        return deflated(plain.array(), length);
    }

    private byte[] deflated(byte[] bytes, int length) {
        deflater.reset();
        deflater.setInput(bytes, 0, length);
        deflater.finish();
        byte[] packed = new byte[HistogramLayout.PACKED_HEAD + length];
        int end = HistogramLayout.PACKED_HEAD;
        while (!deflater.finished()) {
            if (end == packed.length) {
                packed = Arrays.copyOf(packed, 2 * end);
            }
            end += deflater.deflate(packed, end, packed.length - end);
        }
        ByteBuffer.wrap(packed).putInt(HistogramLayout.PACKED_COOKIE).putInt(end - HistogramLayout.PACKED_HEAD);
        return Arrays.copyOf(packed, end);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
