package io.xenscope.analyze.companion.item;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.format.Search;

/**
 * The clock of milliseconds hidden in the trace of C xenstored: each line {@code wrl: dom N M msec} says that M ms passed since
 * domain N's last such line. Sums of M over the domain that has most of them are a monotonic clock. A line between two sums a and
 * b was written in {@code [a, b + 1]} ms. A restart of the daemon begins another sum.
 */
public final class HiddenClock implements AutoCloseable {
    /** Domains of which sums are kept. */
    private static final int DOMAINS = 8;

    private static final int WORDS = 2;

    /** How many sums are looked at one by one before they are searched. */
    private static final int STEPS = 16;

    private final int[] domains = new int[DOMAINS];
    private final LongLog[] sums = new LongLog[DOMAINS];
    private final long[] last = new long[DOMAINS];
    private final LongLog restarts = new LongLog();
    private int known;
    private int chosen;
    /** The sum that was found last: items are asked for mostly in order. Only a place to begin: any thread may have written it. */
    private long near;

    /** A line says that {@code msec} passed for a domain, just before the item of this number. */
    public void add(int domain, long msec, long nextItem) {
        int slot = slot(domain);
        if (slot < 0) {
            return;
        }
        if (msec < 0) {
            restart(nextItem);
        }
        last[slot] += Math.max(0, msec);
        sums[slot].add(nextItem);
        sums[slot].add(last[slot]);
        if (sums[slot].size() > sums[chosen].size()) {
            chosen = slot;
        }
    }

    private int slot(int domain) {
        for (int i = 0; i < known; i++) {
            if (domains[i] == domain) {
                return i;
            }
        }
        if (known == DOMAINS) {
            return -1;
        }
        domains[known] = domain;
        sums[known] = new LongLog();
        return known++;
    }

    /** The daemon was started again before the item of this number. */
    public void restart(long nextItem) {
        if (known > 0 && (restarts.size() == 0 || restarts.get(restarts.size() - 1) != nextItem)) {
            restarts.add(nextItem);
        }
    }

    /** Whether there are such lines. */
    public boolean isThere() {
        return known > 0;
    }

    /** How many sums there are: from start to start of the daemon. */
    public int runs() {
        return (int) restarts.size() + 1;
    }

    /** The sum that an item belongs to, from 0. */
    public int run(long item) {
        return (int) Search.first(0, restarts.size(), restart -> restarts.get(restart) > item);
    }

    /** The sum before an item, in ms; -1 where there is none in its run. */
    public long before(long item) {
        long next = firstAfter(item);
        return next > 0 && run(item(next - 1)) == run(item) ? sum(next - 1) : -1;
    }

    /** The sum after an item plus 1, in ms; -1 where there is none in its run. */
    public long after(long item) {
        long next = firstAfter(item);
        boolean is = next < sums[chosen].size() / WORDS && run(item(next) - 1) == run(item);
        return is ? sum(next) + 1 : -1;
    }

    private long item(long index) {
        return sums[chosen].get(index * WORDS);
    }

    private long sum(long index) {
        return sums[chosen].get(index * WORDS + 1);
    }

    /** The first sum that stands after an item. */
    private long firstAfter(long item) {
        long count = sums[chosen].size() / WORDS;
        long index = Math.min(near, count);
        boolean isBehind = index > 0 && item(index - 1) > item;
        for (int step = 0; !isBehind && step < STEPS && index < count && item(index) <= item; step++) {
            index++;
        }
        if (isBehind || index < count && item(index) <= item) {
            index = Search.first(0, count, one -> item(one) > item);
        }
        near = index;
        return index;
    }

    @Override
    public void close() {
        for (int i = 0; i < known; i++) {
            sums[i].close();
        }
        restarts.close();
    }
}
