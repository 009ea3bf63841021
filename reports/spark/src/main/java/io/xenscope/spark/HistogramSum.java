package io.xenscope.spark;

import io.xenscope.report.latency.HistogramEncoder;
import io.xenscope.report.latency.HistogramLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Adds up encoded histograms. Those that xenscope makes are never unpacked into counters: of tens of thousands a few hundred are not
 * zero, and the others would cost more time than reading the capture. Any other is read by HdrHistogram.
 *
 * <p>{@link HistogramLayout} says how they are encoded.
 */
final class HistogramSum {
    private static final int FIRST_COUNTERS = 1024;

    private final String function;
    private final Inflater inflater = new Inflater();
    private long[] counts = new long[FIRST_COUNTERS];
    private byte[] plain = new byte[1 << 12];

    /** {@code function} is who asks, for what is said of bytes that are no histogram. */
    HistogramSum(String function) {
        this.function = function;
    }

    void add(byte[] encoded) {
        int length = unpack(encoded);
        if (length < 0 || !addPlain(ByteBuffer.wrap(plain, 0, length))) {
            addOther(EncodedHistogram.decoded(function, encoded));
        }
    }

    private void addOther(Histogram histogram) {
        for (HistogramIterationValue one : histogram.recordedValues()) {
            long least = histogram.lowestEquivalentValue(one.getValueIteratedTo());
            count(HistogramLayout.counter(least), one.getCountAddedInThisIterationStep());
        }
    }

    /** Inflates; the length, or -1 where that is not the encoding that is meant. */
    private int unpack(byte[] encoded) {
        ByteBuffer head = ByteBuffer.wrap(encoded);
        if (encoded.length < HistogramLayout.PACKED_HEAD
                || head.getInt() != HistogramLayout.PACKED_COOKIE
                || head.getInt() != encoded.length - HistogramLayout.PACKED_HEAD) {
            return -1;
        }
        inflater.reset();
        try {
            inflater.setInput(encoded, HistogramLayout.PACKED_HEAD, encoded.length - HistogramLayout.PACKED_HEAD);
            int length = 0;
            while (!inflater.finished()) {
                if (length == plain.length) {
                    plain = Arrays.copyOf(plain, 2 * length);
                }
                int more = inflater.inflate(plain, length, plain.length - length);
                if (more == 0 && !inflater.finished()) {
                    return -1;
                }
                length += more;
            }
            return length;
        } catch (DataFormatException damaged) {
            return -1;
        }
    }

    /** Adds the counters; nothing where they are laid out in another way, or are no counters. */
    private boolean addPlain(ByteBuffer in) {
        if (in.remaining() < HistogramLayout.HEAD || in.getInt() != HistogramLayout.PLAIN_COOKIE) {
            return false;
        }
        int payload = in.getInt();
        boolean isOurs = in.getInt() == 0 && in.getInt() == HistogramLayout.DIGITS && in.getLong() == 1;
        in.getLong();
        if (!isOurs || in.getDouble() != 1 || payload != in.remaining() || !walk(in.duplicate(), false)) {
            return false;
        }
        return walk(in, true);
    }

    /** Goes over all counters; whether they are some. The first time nothing is added, so that it is all of them or none. */
    private boolean walk(ByteBuffer in, boolean isAdding) {
        long at = 0;
        while (in.hasRemaining()) {
            long number = number(in);
            if (number < -HistogramLayout.MOST_COUNTERS || at >= HistogramLayout.MOST_COUNTERS) {
                return false;
            }
            if (number > 0 && isAdding) {
                count((int) at, number);
            }
            at += number < 0 ? -number : 1;
        }
        return true;
    }

    private static long number(ByteBuffer in) {
        long bits = 0;
        for (int i = 0; i < HistogramLayout.MOST_BYTES_OF_NUMBER && in.hasRemaining(); i++) {
            int one = in.get();
            boolean isLast = i == HistogramLayout.MOST_BYTES_OF_NUMBER - 1;
            bits |= (long) (isLast ? one & 0xff : one & 0x7f) << 7 * i;
            if (one >= 0) {
                break;
            }
        }
        return bits >>> 1 ^ -(bits & 1);
    }

    private void count(int at, long more) {
        if (at >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(at + 1, 2 * counts.length));
        }
        counts[at] += more;
    }

    /** The sum; nothing is added after it. */
    byte[] encoded() {
        inflater.end();
        HistogramEncoder encoder = new HistogramEncoder();
        long highest = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                highest = HistogramLayout.least(i);
                encoder.count(highest, counts[i]);
            }
        }
        return encoder.encoded(highest);
    }
}
