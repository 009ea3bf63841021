package io.xenscope.samples;

import java.util.Arrays;

/** What can happen to the bytes of a capture: each function takes an array and returns a damaged copy. */
public final class DamagedBytes {
    private DamagedBytes() {}

    /** The first so many bytes. */
    public static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    /** All but the bytes from one offset to before another. */
    public static byte[] without(byte[] bytes, int from, int to) {
        return joined(cut(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    /** Bit 0 is the lowest of the first byte. */
    public static byte[] flipBit(byte[] bytes, long bit) {
        byte[] copy = bytes.clone();
        copy[(int) (bit >> 3)] ^= (byte) (1 << (bit & 7));
        return copy;
    }

    /** Zeros from one offset to before another. */
    public static byte[] zeroed(byte[] bytes, int from, int to) {
        byte[] copy = bytes.clone();
        Arrays.fill(copy, from, to, (byte) 0);
        return copy;
    }

    /** Another little-endian word at an offset. */
    public static byte[] word(byte[] bytes, int offset, int value) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < 4; i++) {
            copy[offset + i] = (byte) (value >>> 8 * i);
        }
        return copy;
    }

    /** More bytes at an offset. */
    public static byte[] inserted(byte[] bytes, int offset, byte... more) {
        return joined(cut(bytes, offset), more, Arrays.copyOfRange(bytes, offset, bytes.length));
    }

    /** Several files, one behind the other. */
    public static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** As a big-endian host would have written it: every word swapped, a rest of up to three bytes left as it is. */
    public static byte[] byteSwapped(byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < (copy.length & ~3); i++) {
            copy[i] = bytes[(i & ~3) + 3 - (i & 3)];
        }
        return copy;
    }
}
