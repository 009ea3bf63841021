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

    /** Where the next character goes, in {@link LineMemory}. */
    long at() {
        return at;
    }

    /** Behind this place there is no room for one more line: {@link #beginLine} makes some. */
    long full() {
        return full;
    }

    /** Lines were written up to here without this object. */
    void to(long at) {
        this.at = at;
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
        LineMemory.put(at + 8, text.second);
        if (text.length > 16) {
            putRest(text);
        }
        at += text.length;
        return this;
    }

    private void putRest(Chunk text) {
        for (int i = 0; i < text.rest.length; i++) {
            LineMemory.put(at + 16 + 8 * i, text.rest[i]);
        }
    }

    /** Appends text from elsewhere in {@link LineMemory}, behind which more can be read. */
    LineBuffer put(long text, int length) {
        LineMemory.copy(at, text, length);
        at += length;
        return this;
    }

    LineBuffer put(char c) {
        LineMemory.put(at++, (byte) c);
        return this;
    }

    /** Puts a character over one that is there. */
    void set(int place, char c) {
        LineMemory.put(memory.begin() + place, (byte) c);
    }

    /** Copies what is there from {@code begin} on to elsewhere in {@link LineMemory}; returns the length. */
    int copy(int begin, long to) {
        int length = length() - begin;
        LineMemory.copy(to, memory.begin() + begin, length);
        return length;
    }

    /** Takes back what was put from {@code begin} on. */
    void cut(int begin) {
        at = memory.begin() + begin;
    }

    /** Nine digits and a blank: the nanoseconds of a second. */
    LineBuffer nine(int value) {
        Digits.putNine(at, value);
        at += 10;
        return this;
    }

    /** The same over ten characters that are there. */
    void nineAt(int place, int value) {
        Digits.putNine(memory.begin() + place, value);
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
