package io.xenscope.analyze.pv;

import io.xenscope.analyze.stats.LatencyHistogram;

/** Calls that have something in common: how many, how long they lasted at least and at most, in ticks. */
public final class CallAccount {
    private static final int DIGITS = 2;

    private final LatencyHistogram least = new LatencyHistogram(DIGITS);
    private final LatencyHistogram most = new LatencyHistogram(DIGITS);
    private final LatencyHistogram items = new LatencyHistogram(DIGITS);
    private long count;
    private long continued;
    private long maybeContinued;
    private long cut;
    private long worst = -1;
    private long worstAt;

    void count() {
        count++;
    }

    void countItems(long more) {
        items.record(more);
    }

    void add(long begin, long leastEnd, long mostEnd) {
        least.record(leastEnd - begin);
        most.record(mostEnd - begin);
        if (mostEnd - begin > worst) {
            worst = mostEnd - begin;
            worstAt = begin;
        }
    }

    void addCut() {
        cut++;
    }

    void addContinued(boolean certain) {
        continued += certain ? 1 : 0;
        maybeContinued += certain ? 0 : 1;
    }

    /** Entries; a call that was preempted and goes on has several. */
    public long entries() {
        return count;
    }

    /** From the entry to the last record that proves that it lasted. */
    public LatencyHistogram least() {
        return least;
    }

    /** From the entry to the first record that proves that it was over. */
    public LatencyHistogram most() {
        return most;
    }

    /** Things asked for in one call, where its record tells. */
    public LatencyHistogram items() {
        return items;
    }

    /** Entries that certainly go on with the call before. */
    public long continued() {
        return continued;
    }

    /** Entries that look as if. */
    public long maybeContinued() {
        return maybeContinued;
    }

    /** Calls cut by a loss, damage or the end of the capture. */
    public long cut() {
        return cut;
    }

    /** When the call began that can have lasted longest. */
    public long worstAt() {
        return worstAt;
    }
}
