package io.xenscope.report.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message of protocol buffers in the making: fields one behind the other. A message inside it is begun with
 * {@link #begin} and ended with {@link #end}, which then knows its length.
 */
final class ProtoBytes {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;

    /** No longer varint than this. */
    private static final int MOST = 10;

    /** What fits into a varint of one byte. */
    private static final long LARGEST_BYTE = 0x7F;

    /** The keys of fields up to this one fit into a byte, and nearly all are of those. */
    private static final int ONE_BYTE_FIELDS = 15;

    private final TextMemo texts = new TextMemo(text -> text.getBytes(StandardCharsets.UTF_8));
    private byte[] bytes = new byte[1 << 8];
    private int length;
    private int lastNumber;

    void clear() {
        length = 0;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    void number(int field, long value) {
        room(2 * MOST);
        key(field, VARINT);
        lastNumber = length;
        if ((value & ~LARGEST_BYTE) == 0) {
            bytes[length++] = (byte) value;
        } else {
            varint(value);
        }
    }

    /** Where the value of the last {@link #number} begins. */
    int lastNumber() {
        return lastNumber;
    }

    void write(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** Ends a message inside, of which {@code head} bytes are here behind the byte of its length, with a number; it is short. */
    void endWith(int head, long value) {
        room(MOST);
        int begin = length - head;
        varint(value);
        bytes[begin - 1] = (byte) (length - begin);
    }

    void fixed64(int field, long value) {
        room(MOST + Long.BYTES);
        key(field, FIXED64);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    void text(int field, String value) {
        byte[] utf8 = texts.of(value);
        room(2 * MOST + utf8.length);
        key(field, LENGTH_DELIMITED);
        varint(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    /** Begins a message inside; what this returns is for {@link #end}. */
    int begin(int field) {
        room(MOST + 1);
        key(field, LENGTH_DELIMITED);
        return ++length;
    }

    /** Writes the length in front of what was written since; most fit into the one byte that was kept. */
    void end(int begin) {
        int size = length - begin;
        if (size <= LARGEST_BYTE) {
            bytes[begin - 1] = (byte) size;
            return;
        }
        int more = varintLength(size) - 1;
        room(MOST);
        System.arraycopy(bytes, begin, bytes, begin + more, size);
        length = begin - 1;
        varint(size);
        length += size;
    }

    private static int varintLength(int value) {
        return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }

    private void key(int field, int wireType) {
        if (field <= ONE_BYTE_FIELDS) {
            bytes[length++] = (byte) (field << 3 | wireType);
        } else {
            varint((long) field << 3 | wireType);
        }
    }

    /** Writes a number for which there is room. */
    private void varint(long value) {
        byte[] into = bytes;
        int at = length;
        long rest = value;
        while ((rest & ~LARGEST_BYTE) != 0) {
            into[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[at++] = (byte) rest;
        length = at;
    }

    /** Sees to it that so many bytes more can be written. */
    private void room(int more) {
        if (bytes.length - length < more) {
            grow(more);
        }
    }

    /** By itself, as in {@link EventBytes}. */
    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
}
