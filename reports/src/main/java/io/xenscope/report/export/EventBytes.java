package io.xenscope.report.export;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a document in the making, an event or some traces: emptied and used again. */
final class EventBytes extends OutputStream {
    /** The two digits in base 16 of each byte, the first one in the lower half. */
    private static final short[] HEX = new short[1 << 8];

    /** The three digits of each number below a thousand, in one word. */
    private static final int[] DIGITS = new int[1_000];

    static {
        String digits = "0123456789abcdef";
        for (int value = 0; value < HEX.length; value++) {
            HEX[value] = (short) (digits.charAt(value >> 4) | digits.charAt(value & 0xF) << 8);
        }
        for (int value = 0; value < DIGITS.length; value++) {
            DIGITS[value] = '0' + value / 100 | '0' + value / 10 % 10 << 8 | '0' + value % 10 << 16;
        }
    }

    private static final int HEX_DIGITS = 16;

    /** Of a number of 64 bits, with its sign. */
    private static final int MOST_DIGITS = 20;

    private static final int THOUSAND = 1_000;
    private static final int MILLION = 1_000_000;

    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** Two multiples of a million, and their digits in front of the last six; the first was used last. */
    private long nearest = Long.MIN_VALUE;

    private byte[] nearestDigits = {};
    private long other = Long.MIN_VALUE;
    private byte[] otherDigits = {};

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
        room(MOST_DIGITS);
        if (value < 0) {
            write(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        } else if (value < MILLION) {
            length = below(bytes, length, (int) value);
        } else if (!near(value)) {
            far(value);
        }
    }

    /** Times that come one after the other have their first digits in common: these are copied. */
    private boolean near(long value) {
        long above = value - nearest;
        if (above < 0 || above >= MILLION) {
            long swapped = nearest;
            nearest = other;
            other = swapped;
            byte[] digits = nearestDigits;
            nearestDigits = otherDigits;
            otherDigits = digits;
            above = value - nearest;
            if (above < 0 || above >= MILLION) {
                return false;
            }
        }
        byte[] into = bytes;
        byte[] digits = nearestDigits;
        int at = length;
        for (int i = 0; i < digits.length; i++) {
            into[at + i] = digits[i];
        }
        length = six(into, at + digits.length, (int) above);
        return true;
    }

    /** Any number of more than six digits: the first of them are remembered. */
    private void far(long value) {
        long millions = value / MILLION;
        nearest = millions * MILLION;
        nearestDigits = Long.toString(millions).getBytes(StandardCharsets.US_ASCII);
        near(value);
    }

    /** Writes a number below a million, and says where it ends. */
    private static int below(byte[] into, int at, int value) {
        if (value >= THOUSAND) {
            int thousands = thousands(value);
            return three(into, below(into, at, thousands), value - THOUSAND * thousands);
        }
        int digits = DIGITS[value];
        int end = at;
        if (value >= 100) {
            into[end++] = (byte) digits;
        }
        if (value >= 10) {
            into[end++] = (byte) (digits >> 8);
        }
        into[end++] = (byte) (digits >> 16);
        return end;
    }

    private static int six(byte[] into, int at, int value) {
        int thousands = thousands(value);
        return three(into, three(into, at, thousands), value - THOUSAND * thousands);
    }

    private static int three(byte[] into, int at, int value) {
        int digits = DIGITS[value];
        into[at] = (byte) digits;
        into[at + 1] = (byte) (digits >> 8);
        into[at + 2] = (byte) (digits >> 16);
        return at + 3;
    }

    /** Thousands of a number below a million, by a multiplication. */
    private static int thousands(int value) {
        return (int) (value * 4_294_968L >>> 32);
    }

    /** Appends sixteen digits in base 16. */
    void hex(long value) {
        room(HEX_DIGITS);
        byte[] into = bytes;
        int at = length;
        for (int shift = 56; shift >= 0; shift -= 8) {
            int digits = HEX[(int) (value >>> shift) & 0xFF];
            into[at] = (byte) digits;
            into[at + 1] = (byte) (digits >> 8);
            at += 2;
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
            grow(more);
        }
    }

    /** By itself, so that {@link #room} is small enough to be compiled into what asks it. */
    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
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
