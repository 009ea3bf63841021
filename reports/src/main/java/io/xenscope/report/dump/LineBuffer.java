package io.xenscope.report.dump;

import java.nio.ByteBuffer;

/**
 * Lines of ASCII text in the making: grows by whole lines, is emptied and used again.
 *
 * <p>Text is stored in words, also past its end: what lies behind the end is nothing yet.
 */
final class LineBuffer {
    /** Longer than any line: a record has seven words at most, and names are short. */
    static final int LINE = 1 << 13;

    /** How many words are copied at a time: most texts at once, and none in a loop of many turns. */
    private static final int STEP = 4;

    private static final short HEX = '0' | 'x' << 8;

    private LineMemory memory;
    private long at;
    private long full;

    LineBuffer() {
        use(new LineMemory(1 << 17));
    }

    private void use(LineMemory memory) {
        this.memory = memory;
        this.at = memory.begin();
        this.full = memory.begin() + memory.size() - LINE;
    }

    void clear() {
        at = memory.begin();
    }

    /** Makes room for one more line; to be called before each. */
    void beginLine() {
        if (at > full) {
            grow();
        }
    }

    private void grow() {
        int length = length();
        use(memory.grown(at));
        at += length;
    }

    int length() {
        return (int) (at - memory.begin());
    }

    /** All but the first {@code skipped} bytes, as long as nothing is added. */
    ByteBuffer bytes(int skipped) {
        return memory.bytes(memory.begin() + skipped, at);
    }

    LineBuffer put(Chunk text) {
        LineMemory.put(at, text.first);
        if (text.length > 8) {
            putRest(text);
        }
        at += text.length;
        return this;
    }

    private void putRest(Chunk text) {
        for (int i = 0; i < text.rest.length; i++) {
            LineMemory.put(at + 8 + 8 * i, text.rest[i]);
        }
    }

    /** Appends {@code length} bytes of an array of {@link #words}, those from a place on. */
    LineBuffer put(long[] words, int from, int length) {
        int end = from + Chunk.wordCount(length);
        long place = at;
        for (int i = from; i < end; i += STEP) {
            LineMemory.put(place, words[i]);
            LineMemory.put(place + 8, words[i + 1]);
            LineMemory.put(place + 16, words[i + 2]);
            LineMemory.put(place + 24, words[i + 3]);
            place += 8 * STEP;
        }
        at += length;
        return this;
    }

    /** An array for so many words of text that is to be {@link #put}, which takes some at a time. */
    static long[] words(int count) {
        return new long[count + STEP - 1];
    }

    LineBuffer put(char c) {
        LineMemory.put(at++, (byte) c);
        return this;
    }

    /** Puts a character over one that is there. */
    void set(int place, char c) {
        LineMemory.put(memory.begin() + place, (byte) c);
    }

    /** Copies what is there from {@code begin} on into words, and what fills up the last; returns the length. */
    int copy(int begin, long[] words, int to) {
        int length = length() - begin;
        for (int i = 0; i < Chunk.wordCount(length); i++) {
            words[to + i] = LineMemory.longAt(memory.begin() + begin + 8 * i);
        }
        return length;
    }

    /** Nine digits and a blank: the nanoseconds of a second. */
    LineBuffer nine(int value) {
        int thousands = Digits.thousands(value);
        int millions = Digits.thousands(thousands);
        LineMemory.put(at, Digits.three(millions));
        LineMemory.put(at + 3, Digits.three(thousands - 1000 * millions));
        LineMemory.put(at + 6, Digits.three(value - 1000 * thousands));
        at += 10;
        return this;
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
        if (value < 10) {
            return put((char) ('0' + value));
        }
        if (value < 100_000_000) {
            int count = Digits.count((int) value);
            LineMemory.put(at, Digits.eight((int) value) >>> 64 - 8 * count);
            at += count;
            return this;
        }
        long upper = value < 1L << 32 ? Digits.hundredMillions(value) : value / 100_000_000;
        return digits(upper).eight((int) (value - 100_000_000 * upper));
    }

    private LineBuffer eight(int value) {
        LineMemory.put(at, Digits.eight(value));
        at += 8;
        return this;
    }

    /** A number of thousandths, three digits behind the point. */
    LineBuffer thousandths(long value) {
        if (value < 0) {
            put('-');
        }
        // Of MIN_VALUE it is itself, and as an unsigned number right.
        long size = Math.abs(value);
        long whole = Digits.thousandsOf(size);
        unsigned(whole);
        LineMemory.put(at, (byte) '.');
        LineMemory.put(at + 1, Digits.three((int) (size - 1000 * whole)));
        at += 4;
        return this;
    }

    /** As {@code 0x1f}. */
    LineBuffer hex(long value) {
        LineMemory.put(at, HEX);
        at += 2;
        return hexDigits(value, Digits.hexCount(value));
    }

    /** The lowest {@code count} digits in base 16. */
    LineBuffer hexDigits(long value, int count) {
        long lower = Digits.eightHex(value & 0xffff_ffffL);
        if (count > 8) {
            LineMemory.put(at, Digits.eightHex(value >>> 32) >>> 8 * (16 - count));
            LineMemory.put(at + count - 8, lower);
        } else {
            LineMemory.put(at, lower >>> 8 * (8 - count));
        }
        at += count;
        return this;
    }
}
