package io.xenscope.report.latency;

/**
 * How HdrHistogram lays out and encodes a histogram of three digits: version 2, compressed.
 *
 * <p>A cookie and a length, then, deflated, {@link #HEAD} bytes that say how counters are laid out (their cookie first), and the
 * counters in turn as zig-zag numbers of 7 bits a byte ({@link #MOST_BYTES_OF_NUMBER} bytes at most); a negative one stands for so
 * many zeros.
 *
 * <p>The first 2048 values have a counter each, then each octave has half as many.
 */
public final class HistogramLayout {
    public static final int PACKED_COOKIE = 0x1c849314;
    public static final int PLAIN_COOKIE = 0x1c849313;

    /** Bytes in front of what is deflated. */
    public static final int PACKED_HEAD = 8;

    /** Bytes in front of the counters. */
    public static final int HEAD = 40;

    public static final int DIGITS = 3;
    public static final int MOST_BYTES_OF_NUMBER = 9;

    private static final int HALF_BITS = 10;
    private static final int HALF = 1 << HALF_BITS;

    /** How many counters values of 63 bits can have. */
    public static final int MOST_COUNTERS = (Long.SIZE - HALF_BITS) * HALF;

    private HistogramLayout() {}

    /** The number of the counter that counts a value, which is not negative. */
    public static int counter(long value) {
        int octave = Long.SIZE - Long.numberOfLeadingZeros(value | 2 * HALF - 1) - HALF_BITS - 1;
        return (octave << HALF_BITS) + (int) (value >>> octave);
    }

    /** The least value that a counter counts. */
    public static long least(int counter) {
        int octave = (counter >> HALF_BITS) - 1;
        return octave < 0 ? counter : (long) (counter & HALF - 1 | HALF) << octave;
    }
}
