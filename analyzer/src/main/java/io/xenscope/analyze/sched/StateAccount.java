package io.xenscope.analyze.sched;

import io.xenscope.analyze.stats.LatencyHistogram;

/**
 * Time spent in one state: the total of all stays, and the durations of those that were seen from begin to end.
 *
 * <p>A stay that the capture, a loss or damage cuts counts in the total only: its true length is not known.
 */
public final class StateAccount {
    private final LatencyHistogram whole = new LatencyHistogram();
    private long total;
    private long cut;

    public void add(long ticks, boolean isWhole) {
        total += ticks;
        if (isWhole) {
            whole.record(ticks);
        } else if (ticks > 0) {
            cut++;
        }
    }

    /** Ticks in this state, cut stays included. */
    public long total() {
        return total;
    }

    /** Stays of which only a part was seen. */
    public long cut() {
        return cut;
    }

    /** Stays that were seen whole. */
    public LatencyHistogram whole() {
        return whole;
    }
}
