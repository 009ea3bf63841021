package io.xenscope.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class DamagedBytesTest {
    private static final byte[] BYTES = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void each_kind_does_what_it_says_to_a_copy() {
        assertArrayEquals(new byte[] {1, 2, 3}, DamagedBytes.cut(BYTES, 3));
        assertArrayEquals(new byte[] {1, 2, 7, 8, 9}, DamagedBytes.without(BYTES, 2, 6));
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 8}, DamagedBytes.flipBit(BYTES, 64));
        assertArrayEquals(new byte[] {1, 0, 0, 4, 5, 6, 7, 8, 9}, DamagedBytes.zeroed(BYTES, 1, 3));
        assertArrayEquals(new byte[] {1, 4, 3, 2, 1, 6, 7, 8, 9}, DamagedBytes.word(BYTES, 1, 0x01020304));
        assertArrayEquals(new byte[] {1, 2, -1, 3, 4, 5, 6, 7, 8, 9}, DamagedBytes.inserted(BYTES, 2, (byte) -1));
        assertArrayEquals(
                new byte[] {1, 1, 2}, DamagedBytes.joined(DamagedBytes.cut(BYTES, 1), DamagedBytes.cut(BYTES, 2)));
        assertArrayEquals(new byte[] {4, 3, 2, 1, 8, 7, 6, 5, 9}, DamagedBytes.byteSwapped(BYTES));
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, BYTES);
    }
}
