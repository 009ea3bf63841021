package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.LongLog;

/**
 * The ends of VM exits that do not lie within one run, in the order of runs: an exit that was still open when its
 * vcpu left the pcpu, or an entry for which this run has no exit.
 *
 * <pre>
 * word 0   run number * 2, + 1 where it is an open exit
 * word 1   TSC of the exit or entry
 * word 2   of an exit: its reason
 * </pre>
 */
public final class CrossingExits implements AutoCloseable {
    private static final int WORDS = 3;

    private final LongLog words = new LongLog();

    public void addOpenExit(long run, long tsc, int reason) {
        add(run * 2 + 1, tsc, reason);
    }

    public void addEntry(long run, long tsc) {
        add(run * 2, tsc, 0);
    }

    private void add(long place, long tsc, long reason) {
        words.add(place);
        words.add(tsc);
        words.add(reason);
    }

    /** Number of the first item of a run: the entry if it has both. */
    public long firstOf(long run) {
        long low = 0;
        long high = words.size() / WORDS;
        while (low < high) {
            long middle = low + high >>> 1;
            if (words.get(middle * WORDS) < run * 2) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public boolean isEntryOf(long item, long run) {
        return item * WORDS < words.size() && words.get(item * WORDS) == run * 2;
    }

    public boolean isOpenExitOf(long item, long run) {
        return item * WORDS < words.size() && words.get(item * WORDS) == run * 2 + 1;
    }

    public long tsc(long item) {
        return words.get(item * WORDS + 1);
    }

    public int reason(long item) {
        return (int) words.get(item * WORDS + 2);
    }

    @Override
    public void close() {
        words.close();
    }
}
