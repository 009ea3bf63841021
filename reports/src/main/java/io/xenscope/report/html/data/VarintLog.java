package io.xenscope.report.html.data;

import java.util.Arrays;

/** Numbers from 0 on, seven bits to a byte, the low ones first; the eighth bit says that more follow. */
final class VarintLog {
    private static final int LOW = 0x7F;
    private static final int MORE = 0x80;
    private static final int LONGEST = 10;

    private byte[] bytes = {};
    private int size;

    /** Adds a number; a negative one is taken for 0, which only clocks that contradict each other give. */
    void add(long number) {
        if (size + LONGEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(32, size + LONGEST + size / 2));
        }
        long rest = Math.max(0, number);
        while (rest > LOW) {
            bytes[size++] = (byte) (rest & LOW | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Adds a number that may be negative: its sign in the lowest bit. */
    void addSigned(long number) {
        add(number << 1 ^ number >> 63);
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Reads the numbers in order. */
    final class Reader {
        private int at;

        boolean hasNext() {
            return at < size;
        }

        long next() {
            long number = 0;
            int shift = 0;
            byte one;
            do {
                one = bytes[at++];
                number |= (long) (one & LOW) << shift;
                shift += 7;
            } while ((one & MORE) != 0);
            return number;
        }
    }
}
