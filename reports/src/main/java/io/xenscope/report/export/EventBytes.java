package io.xenscope.report.export;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a document in the making, an event or some traces: emptied and used again. */
final class EventBytes extends OutputStream {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private static final int HEX_DIGITS = 16;

    /** Of a number of 64 bits, with its sign. */
    private static final int MOST_DIGITS = 20;

    private static final long BILLION = 1_000_000_000;

    private byte[] bytes = new byte[1 << 10];
    private int length;

    @Override
    public void write(int oneByte) {
        room(1);
        bytes[length++] = (byte) oneByte;
    }

    @Override
    public void write(byte[] from) {
        write(from, 0, from.length);
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** Appends a number in decimal digits. */
    void number(long value) {
        if (value == Long.MIN_VALUE) {
            // The only one whose size has no room in a long.
            write(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        room(MOST_DIGITS);
        if (value < 0) {
            bytes[length++] = '-';
        }
        digits(Math.abs(value));
    }

    /** By numbers of 32 bits as soon as possible: they are divided by a multiplication. */
    private void digits(long value) {
        if (value < BILLION) {
            int count = count((int) value);
            put((int) value, count);
        } else {
            long billions = value / BILLION;
            digits(billions);
            put((int) (value - billions * BILLION), 9);
        }
    }

    private void put(int value, int count) {
        byte[] into = bytes;
        int at = length + count;
        int rest = value;
        for (int digit = 0; digit < count; digit++) {
            int tenth = (int) (rest * 3_435_973_837L >>> 35);
            into[--at] = (byte) ('0' + rest - 10 * tenth);
            rest = tenth;
        }
        length += count;
    }

    private static int count(int value) {
        int count = 1;
        for (int power = 10; count < 9 && value >= power; power *= 10) {
            count++;
        }
        return count;
    }

    /** Appends sixteen digits in base 16. */
    void hex(long value) {
        room(HEX_DIGITS);
        byte[] into = bytes;
        int at = length;
        for (int shift = 60; shift >= 0; shift -= 4) {
            into[at++] = HEX[(int) (value >>> shift) & 0xF];
        }
        length = at;
    }

    /** Appends a byte so many times. */
    void repeat(int oneByte, int count) {
        room(count);
        byte[] into = bytes;
        int end = length + count;
        for (int at = length; at < end; at++) {
            into[at] = (byte) oneByte;
        }
        length = end;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    void clear() {
        length = 0;
    }

    /** Keeps the first so many bytes only. */
    void cutTo(int bytesLeft) {
        length = bytesLeft;
    }

    int length() {
        return length;
    }

    /** What is there, as an array of its own. */
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    byte[] array() {
        return bytes;
    }
}
