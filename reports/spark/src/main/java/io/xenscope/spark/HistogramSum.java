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
    private int at;
    /** Of the histogram that is read: which counters are not zero, and those. */
    private int[] places = new int[FIRST_COUNTERS];

    private long[] times = new long[FIRST_COUNTERS];

    /** {@code function} is who asks, for what is said of bytes that are no histogram. */
    HistogramSum(String function) {
        this.function = function;
    }

    void add(byte[] encoded) {
        int length = unpack(encoded);
        if (length < 0 || !addPlain(length)) {
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
    private boolean addPlain(int length) {
        ByteBuffer head = ByteBuffer.wrap(plain, 0, length);
        if (length < HistogramLayout.HEAD || head.getInt() != HistogramLayout.PLAIN_COOKIE) {
            return false;
        }
        int payload = head.getInt();
        boolean isOurs = head.getInt() == 0 && head.getInt() == HistogramLayout.DIGITS && head.getLong() == 1;
        head.getLong();
        if (!isOurs || head.getDouble() != 1 || payload != head.remaining()) {
            return false;
        }
        int found = find(head.position(), length);
        for (int i = 0; i < found; i++) {
            count(places[i], times[i]);
        }
        return found >= 0;
    }

    /** Reads those counters that are not zero; how many, -1 where they are none. None is added before all are read. */
    private int find(int from, int to) {
        int found = 0;
        long place = 0;
        at = from;
        while (at < to) {
            long number = number(to);
            if (number < -HistogramLayout.MOST_COUNTERS || place >= HistogramLayout.MOST_COUNTERS) {
                return -1;
            }
            if (number > 0) {
                if (found == places.length) {
                    places = Arrays.copyOf(places, 2 * found);
                    times = Arrays.copyOf(times, 2 * found);
                }
                places[found] = (int) place;
                times[found++] = number;
            }
            place += number < 0 ? -number : 1;
        }
        return found;
    }

    /** The number at {@link #at}, which is moved behind it. */
    private long number(int to) {
        byte[] bytes = plain;
        int end = Math.min(to, at + HistogramLayout.MOST_BYTES_OF_NUMBER);
        int last = at + HistogramLayout.MOST_BYTES_OF_NUMBER - 1;
        long bits = 0;
        int shift = 0;
        int i = at;
        int one = -1;
        while (i < end && one < 0) {
            one = bytes[i];
            bits |= (long) (i == last ? one & 0xff : one & 0x7f) << shift;
            shift += 7;
            i++;
        }
        at = i;
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
        try (HistogramEncoder encoder = new HistogramEncoder()) {
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
}
