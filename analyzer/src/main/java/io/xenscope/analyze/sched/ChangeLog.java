package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.LongLog;

/**
 * The runstate changes that one pcpu recorded of vcpus that were not running: wakes, pauses and the like, in the order
 * of time, 16 bytes each, outside the heap.
 */
public final class ChangeLog implements AutoCloseable {
    /** Stands for the runstate left where the record does not say it. */
    private static final int ANY = 4;

    private final LongLog words = new LongLog();

    public void add(long tsc, int slot, int from, int to) {
        words.add(tsc);
        words.add((long) slot << 5 | from << 2 | to);
    }

    /** Adds that a vcpu enters a state unless it runs; the record does not say what it left, and is written anywhere at about that time. */
    public void addFromAny(long tsc, int slot, int to) {
        add(tsc, slot, ANY, to);
    }

    /** Whether a change from {@code from} is one of those. */
    public static boolean isFromAny(int from) {
        return from == ANY;
    }

    public long count() {
        return words.size() / 2;
    }

    public long tsc(long change) {
        return words.get(2 * change);
    }

    public int slot(long change) {
        return (int) (words.get(2 * change + 1) >>> 5);
    }

    /** The runstate left, by its number, or what {@link #isFromAny} knows. */
    public int from(long change) {
        return (int) words.get(2 * change + 1) >>> 2 & 7;
    }

    /** The runstate entered, by its number. */
    public int to(long change) {
        return (int) words.get(2 * change + 1) & 3;
    }

    @Override
    public void close() {
        words.close();
    }
}
