package io.xenscope.report.dump;

import java.nio.charset.StandardCharsets;

/**
 * A piece of ASCII text made once and written often: eight characters a word, the first in the lowest byte. The last word
 * is filled up with zeros, which the next piece of a line overwrites.
 */
final class Chunk {
    static final Chunk EMPTY = of("");

    final long first;
    final long second;
    final long[] rest;
    final int length;

    private Chunk(long first, long second, long[] rest, int length) {
        this.first = first;
        this.second = second;
        this.rest = rest;
        this.length = length;
    }

    static Chunk of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        long[] rest = new long[Math.max(0, wordCount(bytes.length) - 2)];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = word(bytes, 8 * i + 16);
        }
        return new Chunk(word(bytes, 0), word(bytes, 8), rest, bytes.length);
    }

    private static long word(byte[] bytes, int from) {
        long word = 0;
        for (int i = Math.min(bytes.length, from + 8) - 1; i >= from; i--) {
            word = word << 8 | bytes[i];
        }
        return word;
    }

    /** How many words so many characters are in. */
    private static int wordCount(int length) {
        return length + 7 >>> 3;
    }
}
