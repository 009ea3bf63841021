package io.xenscope.report.dump;

import java.nio.charset.StandardCharsets;

/** A piece of ASCII text made once and written often: eight characters a word, the first in the lowest byte. */
final class Chunk {
    static final Chunk EMPTY = of("");

    /** Filled up with zeros, which the next piece of a line overwrites. */
    final long[] words;

    final int length;

    private Chunk(long[] words, int length) {
        this.words = words;
        this.length = length;
    }

    static Chunk of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        long[] words = new long[wordCount(bytes.length)];
        for (int i = 0; i < bytes.length; i++) {
            words[i >>> 3] |= (bytes[i] & 0xffL) << 8 * i;
        }
        return new Chunk(words, bytes.length);
    }

    /** How many words so many characters are in. */
    static int wordCount(int length) {
        return length + 7 >>> 3;
    }
}
