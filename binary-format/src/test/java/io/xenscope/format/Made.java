package io.xenscope.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Small captures for the tests of this module. */
final class Made {
    static final int WAKE = 0x0002_8004;

    /** Bytes of one record that {@link #window} makes. */
    static final int RECORD = 20;

    private Made() {}

    /** A window of so many records of 20 bytes, their TSCs rising from {@code tsc}. */
    static byte[] window(int pcpu, long tsc, int records) {
        return new TraceWriter().window(pcpu, records(tsc, records)).bytes();
    }

    static byte[] records(long tsc, int records) {
        TraceWriter writer = new TraceWriter();
        for (int i = 0; i < records; i++) {
            writer.record(WAKE, tsc + i, 1, i);
        }
        return writer.bytes();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** A copy with other little-endian words from an offset on. */
    static byte[] withWords(byte[] bytes, int offset, int... words) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < words.length; i++) {
            put(copy, offset + 4 * i, words[i]);
        }
        return copy;
    }

    /** Puts a little-endian word into the array itself. */
    static void put(byte[] bytes, int offset, int word) {
        for (int i = 0; i < 4; i++) {
            bytes[offset + i] = (byte) (word >>> 8 * i);
        }
    }

    static byte[] zeroed(byte[] bytes, int from, int to) {
        byte[] copy = bytes.clone();
        Arrays.fill(copy, from, to, (byte) 0);
        return copy;
    }

    static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    /** Bytes that are no records: no word has a class that Xen knows. */
    static byte[] garbage(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x77);
        return bytes;
    }
}
