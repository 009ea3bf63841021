package io.xenscope.analyze.companion.item;

import io.xenscope.analyze.base.LongLog;

/**
 * The items of one log in the order of its lines: 32 bytes each, outside the heap. Its text is not kept: it is read again from
 * the file where it is printed.
 *
 * <pre>
 * w0  stamp, in the unit of the log's clock; {@link #NONE}
 * w1  a value by kind: duration, length of text, transaction
 * w2  63..24 offset in the file   23..16 kind, see {@link ItemKind}   15..0 a mark by kind
 * w3  63..36 line   35..18 name   17..0 thread: connection, process, cpu
 * </pre>
 */
public final class ItemLog implements AutoCloseable {
    /** No stamp, no value. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int WORDS = 4;
    private static final int OFFSET_SHIFT = 24;
    private static final int KIND_SHIFT = 16;
    private static final int LINE_SHIFT = 36;
    private static final int NAME_SHIFT = 18;
    private static final long LINE_MOST = (1L << 28) - 1;

    private final LongLog words = new LongLog();

    public long size() {
        return words.size() / WORDS;
    }

    /** Adds an item; {@code mark} has 16 bits, {@code name} and {@code thread} are numbers of a {@link NameTable}. */
    public void add(long stamp, long value, long offset, ItemKind kind, int mark, long line, int name, int thread) {
        words.add(stamp);
        words.add(value);
        words.add(offset << OFFSET_SHIFT | (long) kind.ordinal() << KIND_SHIFT | mark & 0xFFFF);
        words.add(Math.min(line, LINE_MOST) << LINE_SHIFT | (long) name << NAME_SHIFT | thread);
    }

    public long stamp(long item) {
        return words.get(item * WORDS);
    }

    public long value(long item) {
        return words.get(item * WORDS + 1);
    }

    public void setValue(long item, long value) {
        words.set(item * WORDS + 1, value);
    }

    public void setStamp(long item, long stamp) {
        words.set(item * WORDS, stamp);
    }

    public void setMark(long item, int mark) {
        words.set(item * WORDS + 2, words.get(item * WORDS + 2) & ~0xFFFFL | mark & 0xFFFF);
    }

    /** Where its first line begins in the (unpacked) file. */
    public long offset(long item) {
        return words.get(item * WORDS + 2) >>> OFFSET_SHIFT;
    }

    public ItemKind kind(long item) {
        return ItemKind.of((int) (words.get(item * WORDS + 2) >>> KIND_SHIFT) & 0xFF);
    }

    public int mark(long item) {
        return (int) words.get(item * WORDS + 2) & 0xFFFF;
    }

    /** Its line, from 1. */
    public long line(long item) {
        return words.get(item * WORDS + 3) >>> LINE_SHIFT;
    }

    public int name(long item) {
        return (int) (words.get(item * WORDS + 3) >>> NAME_SHIFT) & NameTable.MOST - 1;
    }

    public int thread(long item) {
        return (int) words.get(item * WORDS + 3) & NameTable.MOST - 1;
    }

    @Override
    public void close() {
        words.close();
    }
}
