package io.xenscope.report.dump;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Lines of ASCII text in the making: grows by whole lines, is emptied and used again.
 *
 * <p>Text is stored in words, also past its end: what lies behind the end is nothing yet.
 */
final class LineBuffer {
    /** Longer than any line. */
    private static final int LINE = 1 << 12;

    /** What is written at once: the virtual machine copies it, larger pieces through memory it has to ask for. */
    private static final int PIECE = 1 << 15;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final short[] PAIRS = pairs();
    private static final long[] POWERS = powers();

    private byte[] bytes = new byte[1 << 16];
    private int length;

    void clear() {
        length = 0;
    }

    /** Makes room for one more line; to be called before each. */
    void beginLine() {
        if (bytes.length - length < LINE) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    int length() {
        return length;
    }

    /** Writes all but the first {@code skipped} bytes. */
    void writeTo(OutputStream out, int skipped) throws IOException {
        for (int from = skipped; from < length; from += PIECE) {
            out.write(bytes, from, Math.min(PIECE, length - from));
        }
    }

    LineBuffer put(Chunk text) {
        System.arraycopy(text.bytes, 0, bytes, length, text.bytes.length);
        length += text.length;
        return this;
    }

    LineBuffer put(char c) {
        bytes[length++] = (byte) c;
        return this;
    }

    /** Appends the first {@code count} bytes of a text that is {@link #filled} up. */
    void put(byte[] text, int count) {
        System.arraycopy(text, 0, bytes, length, filled(count));
        length += count;
    }

    /** A length that the virtual machine copies in whole registers: 8, 16 or a multiple of 32. */
    static int filled(int length) {
        return length <= 8 ? 8 : length <= 16 ? 16 : length + 31 & ~31;
    }

    /** Takes out bytes that are there already. */
    void remove(int at, int count) {
        System.arraycopy(bytes, at + count, bytes, at, length - at - count);
        length -= count;
    }

    /** A copy of what is there from {@code begin} on. */
    Chunk chunk(int begin) {
        return Chunk.of(bytes, begin, length);
    }

    /** Nine digits and a blank: the nanoseconds of a second. */
    void nine(int value) {
        int top = value / 100_000_000;
        bytes[length] = (byte) ('0' + top);
        LONG.set(bytes, length + 1, eightDecimals(value - top * 100_000_000));
        bytes[length + 9] = ' ';
        length += 10;
    }

    /** Eight digits side by side, the highest in the lowest byte: halves, then pairs, then digits, all at once. */
    private static long eightDecimals(int value) {
        long upper = value / 10_000;
        long fours = upper | value - 10_000 * upper << 32;
        long hundreds = fours * 10_486 >>> 20 & 0x0000_007f_0000_007fL;
        long pairs = hundreds | fours - 100 * hundreds << 16;
        long tens = pairs * 103 >>> 10 & 0x000f_000f_000f_000fL;
        return (tens | pairs - 10 * tens << 8) + 0x3030_3030_3030_3030L;
    }

    LineBuffer decimal(long value) {
        if (value >= 0) {
            return digits(value);
        }
        // Of MIN_VALUE the negative is itself, and as an unsigned number right.
        return put('-').unsigned(-value);
    }

    LineBuffer unsigned(long value) {
        if (value >= 0) {
            return digits(value);
        }
        long tenth = Long.divideUnsigned(value, 10);
        return digits(tenth).digits(value - 10 * tenth);
    }

    private LineBuffer digits(long value) {
        int end = length + digitCount(value);
        int at = end;
        long rest = value;
        while (rest >= 100) {
            long hundreds = rest / 100;
            at -= 2;
            SHORT.set(bytes, at, PAIRS[(int) (rest - 100 * hundreds)]);
            rest = hundreds;
        }
        if (rest >= 10) {
            SHORT.set(bytes, at - 2, PAIRS[(int) rest]);
        } else {
            bytes[at - 1] = (byte) ('0' + rest);
        }
        length = end;
        return this;
    }

    static int digitCount(long value) {
        // 1233 / 4096 is a little more than the logarithm of 2.
        int guess = (64 - Long.numberOfLeadingZeros(value | 1)) * 1233 >>> 12;
        return value < POWERS[guess] && guess > 0 ? guess : guess + 1;
    }

    /** A number of thousandths, three digits behind the point. */
    LineBuffer thousandths(long value) {
        if (value < 0) {
            put('-');
        }
        digits(Math.abs(value / 1000));
        INT.set(bytes, length, thousandth((int) Math.abs(value % 1000)));
        length += 4;
        return this;
    }

    /** A point and three digits. */
    private static int thousandth(int value) {
        int hundreds = value / 100;
        return '.' | '0' + hundreds << 8 | PAIRS[value - 100 * hundreds] << 16;
    }

    /** As {@code 0x1f}. */
    LineBuffer hex(long value) {
        put('0').put('x');
        return hexDigits(value, Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4));
    }

    /** The lowest {@code count} digits in base 16. */
    LineBuffer hexDigits(long value, int count) {
        long top = value << 64 - 4 * count;
        LONG.set(bytes, length, eightDigits(top >>> 32));
        LONG.set(bytes, length + 8, eightDigits(top & 0xffff_ffffL));
        length += count;
        return this;
    }

    /** The eight digits of a 32-bit number side by side, the highest in the lowest byte. */
    private static long eightDigits(long value) {
        long spread = (value & 0xffff_0000L) >>> 16 | (value & 0xffffL) << 32;
        spread = (spread & 0x0000_ff00_0000_ff00L) >>> 8 | (spread & 0x0000_00ff_0000_00ffL) << 16;
        spread = (spread & 0x00f0_00f0_00f0_00f0L) >>> 4 | (spread & 0x000f_000f_000f_000fL) << 8;
        long letters = spread + 0x0606_0606_0606_0606L >>> 4 & 0x0101_0101_0101_0101L;
        return spread + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
    }

    private static short[] pairs() {
        short[] pairs = new short[100];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (short) ('0' + i / 10 | '0' + i % 10 << 8);
        }
        return pairs;
    }

    private static long[] powers() {
        long[] powers = new long[20];
        powers[0] = 1;
        for (int i = 1; i < 19; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        powers[19] = Long.MAX_VALUE;
        return powers;
    }
}
