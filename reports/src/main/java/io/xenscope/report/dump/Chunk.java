package io.xenscope.report.dump;

import java.nio.charset.StandardCharsets;

/**
 * A piece of ASCII text made once and written often. Copied with what fills it up, see {@link LineBuffer#filled}.
 */
final class Chunk {
    static final Chunk EMPTY = of("");

    final byte[] bytes;
    final int length;

    private Chunk(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    static Chunk of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return of(bytes, 0, bytes.length);
    }

    /** A copy of {@code [begin, end)}. */
    static Chunk of(byte[] bytes, int begin, int end) {
        byte[] copy = new byte[LineBuffer.filled(end - begin)];
        System.arraycopy(bytes, begin, copy, 0, end - begin);
        return new Chunk(copy, end - begin);
    }
}
