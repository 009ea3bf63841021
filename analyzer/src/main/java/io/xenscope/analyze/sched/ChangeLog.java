package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.LongLog;

/**
 * The runstate changes that one pcpu recorded of vcpus that were not running: wakes, pauses and the like, in the order
 * of time, 16 bytes each, outside the heap.
 */
public final class ChangeLog implements AutoCloseable {
    private final LongLog words = new LongLog();

    public void add(long tsc, int slot, int from, int to) {
        words.add(tsc);
        words.add((long) slot << 4 | from << 2 | to);
    }

    /** Adds that a vcpu enters a state unless it runs; the record does not say what it left, and is written anywhere at about that time. */
    public void addFromAny(long tsc, int slot, int to) {
        add(tsc, slot, to, to);
    }

    /** Whether a change is one of those. */
    public static boolean isFromAny(int from, int to) {
        return from == to;
    }

    public long count() {
        return words.size() / 2;
    }

    public long tsc(long change) {
        return words.get(2 * change);
    }

    public int slot(long change) {
        return (int) (words.get(2 * change + 1) >>> 4);
    }

    /** The runstate left, by its number. */
    public int from(long change) {
        return (int) words.get(2 * change + 1) >>> 2 & 3;
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
