package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.rules.Confidence;

/**
 * Hypercalls that have something in common: how many, how long they lasted at least and at most, in ticks. Of a range of time:
 * entries count where they are, with their whole durations; totals are of the time inside.
 */
public final class PvCallAccount {
    private static final int DIGITS = 2;

    private final LatencyHistogram least = new LatencyHistogram(DIGITS);
    private final LatencyHistogram most = new LatencyHistogram(DIGITS);
    private final LatencyHistogram items = new LatencyHistogram(DIGITS);
    /** So many lasted at least no time, and are not in {@link #least} yet: most, because few calls write a record of their own. */
    private long leastNone;

    private final long[] continued = new long[Confidence.values().length];
    private long leastTotal;
    private long mostTotal;
    private long count;
    private long truncated;
    private long worst = -1;
    private long worstAt;

    void count() {
        count++;
    }

    void countItems(long more) {
        items.record(more);
    }

    void countContinued(Confidence confidence) {
        continued[confidence.ordinal()]++;
    }

    void countTruncated() {
        truncated++;
    }

    void add(Range range, long begin, long earliest, long latest) {
        if (earliest > begin) {
            leastTotal += range.inside(begin, earliest);
        }
        mostTotal += range.inside(begin, latest);
        if (range.includes(begin)) {
            if (earliest == begin) {
                leastNone++;
            } else {
                least.record(earliest - begin);
            }
            long ticks = latest - begin;
            most.record(ticks);
            if (ticks > worst) {
                worst = ticks;
                worstAt = begin;
            }
        }
    }

    void add(PvCallAccount other) {
        least.add(other.least());
        most.add(other.most);
        items.add(other.items);
        for (int i = 0; i < continued.length; i++) {
            continued[i] += other.continued[i];
        }
        leastTotal += other.leastTotal;
        mostTotal += other.mostTotal;
        count += other.count;
        truncated += other.truncated;
        if (other.worst > worst || other.worst == worst && other.worstAt < worstAt) {
            worst = other.worst;
            worstAt = other.worstAt;
        }
    }

    boolean isEmpty() {
        return count + mostTotal + truncated == 0;
    }

    /** Entries; a call that was preempted and continues has several. */
    public long entries() {
        return count;
    }

    /** From the entry to the last record that proves that it lasted. */
    public LatencyHistogram least() {
        least.record(0, leastNone);
        leastNone = 0;
        return least;
    }

    /** From the entry to the first record that proves that it was over. */
    public LatencyHistogram most() {
        return most;
    }

    /** All time that calls lasted at least. */
    public long leastTotal() {
        return leastTotal;
    }

    /** All time that calls lasted at most. */
    public long mostTotal() {
        return mostTotal;
    }

    /** Things asked for in one call, where its record says. */
    public LatencyHistogram items() {
        return items;
    }

    /** Entries of which it is known so well that they continue a call before. */
    public long continued(Confidence confidence) {
        return continued[confidence.ordinal()];
    }

    /** Calls truncated by a loss, damage or the end of the capture. */
    public long truncated() {
        return truncated;
    }

    /** When the call began that can have lasted longest. */
    public long worstAt() {
        return worstAt;
    }
}
