package io.xenscope.analyze.companion.xenstore;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.analyze.companion.item.LogItems;
import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * Connections in the order of their begins, outside the heap: tools open one for each question, millions of them.
 *
 * <pre>
 * w0  63..32 item at which it is seen first   31..0 item at which it ended plus 1, 0 where it did not
 * w1  32 whether it is a kernel's ring        17..0 thread of its items
 * w2  63..32 domain                           31..0 process, -1 where the log does not say
 * w3  requests
 * </pre>
 */
final class ConnectionLog extends AbstractList<StoreConnection> implements RandomAccess, AutoCloseable {
    private static final int WORDS = 4;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final long KERNEL = 1L << 32;

    private final LongLog words = new LongLog();
    private final LogItems items;
    private final boolean areNumbered;

    /** {@code areNumbered}: they are called c1, c2 and so on; else as the log calls them. */
    ConnectionLog(LogItems items, boolean areNumbered) {
        this.items = items;
        this.areNumbered = areNumbered;
    }

    /** Adds a connection and returns its index. */
    int add(int thread, int domain, long pid, boolean isKernel, long firstItem) {
        words.add(firstItem << 32);
        words.add(thread | (isKernel ? KERNEL : 0));
        words.add((long) domain << 32 | pid & LOW);
        words.add(0);
        return size() - 1;
    }

    @Override
    public int size() {
        return (int) (words.size() / WORDS);
    }

    @Override
    public StoreConnection get(int index) {
        return new StoreConnection(this, index);
    }

    String name(int index) {
        return areNumbered ? "c" + (index + 1) : pointer(index);
    }

    String pointer(int index) {
        return items.threads().name((int) word(index, 1));
    }

    int domain(int index) {
        return (int) (word(index, 2) >> 32);
    }

    void domain(int index, int domain) {
        words.set(place(index, 2), (long) domain << 32 | word(index, 2) & LOW);
    }

    long pid(int index) {
        return (int) word(index, 2);
    }

    boolean isKernel(int index) {
        return (word(index, 1) & KERNEL) != 0;
    }

    void kernel(int index) {
        words.set(place(index, 1), word(index, 1) | KERNEL);
    }

    long firstItem(int index) {
        return word(index, 0) >>> 32;
    }

    long lastItem(int index) {
        return (word(index, 0) & LOW) - 1;
    }

    void ended(int index, long item) {
        words.set(place(index, 0), word(index, 0) & ~LOW | item + 1);
    }

    long requests(int index) {
        return word(index, 3);
    }

    void countRequest(int index) {
        words.set(place(index, 3), word(index, 3) + 1);
    }

    private long word(int index, int word) {
        return words.get(place(index, word));
    }

    private static long place(int index, int word) {
        return (long) index * WORDS + word;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public void close() {
        words.close();
    }
}
