package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.format.event.Runstate;

/**
 * The runs of one pcpu in the order of time, 24 bytes each, outside the heap.
 *
 * <pre>
 * word 0   TSC of the switch-in
 * word 1   TSC of the switch-out
 * word 2   63..26 offset in the file of the first record behind the switch-in
 *          25..6  slot of the vcpu
 *          5      a VM exit crosses one of its borders (see CrossingExits)
 *          4..3   how it begins (BEGINS_...)
 *          2..0   how it ends: a runstate, or ENDS_...
 * </pre>
 */
public final class RunLog implements AutoCloseable {
    /** A runstate record shows the switch-in. */
    public static final int BEGINS_SEEN = 0;

    /** The vcpu was running when the records of this pcpu begin. */
    public static final int BEGINS_AT_HEAD = 1;

    /** The vcpu was running when a loss ended. */
    public static final int BEGINS_AFTER_LOSS = 2;

    /** The vcpu turned out to be running after damage or a contradiction. */
    public static final int BEGINS_UNKNOWN = 3;

    /** A loss began while the vcpu ran. */
    public static final int ENDS_LOST = 4;

    /** Damage or a contradiction: when it ended, and how, is not known. */
    public static final int ENDS_UNKNOWN = 5;

    /** Still running at the last record of the pcpu. */
    public static final int ENDS_AT_TAIL = 6;

    private static final int WORDS = 3;
    private static final int CROSSED = 1 << 5;

    private final LongLog words = new LongLog();
    /** Of runs that did not come from runnable, and those are rare: their number and the state that they left, as 63..2 and 1..0. */
    private final LongLog unusual = new LongLog();

    /** Says that the run that is added next came from this runstate, not from runnable. */
    public void nextComesFrom(int runstate) {
        unusual.add(count() << 2 | runstate);
    }

    /** Adds a run and returns its number. */
    public long add(long begin, long end, long offset, int slot, int begins, int ends, boolean crossed) {
        words.add(begin);
        words.add(end);
        words.add(offset << 26 | (long) slot << 6 | (crossed ? CROSSED : 0) | begins << 3 | ends);
        return count() - 1;
    }

    public long count() {
        return words.size() / WORDS;
    }

    public long beginTsc(long run) {
        return words.get(run * WORDS);
    }

    public long endTsc(long run) {
        return words.get(run * WORDS + 1);
    }

    private long packed(long run) {
        return words.get(run * WORDS + 2);
    }

    /** Offset of the first record behind the switch-in; 38 bits, so captures may have 256 GB. */
    public long offset(long run) {
        return packed(run) >>> 26;
    }

    public int slot(long run) {
        return (int) (packed(run) >>> 6) & VcpuSlots.MOST - 1;
    }

    public int begins(long run) {
        return (int) packed(run) >>> 3 & 3;
    }

    /** The runstate that the vcpu left for this run, if its begin is seen: nearly always runnable. */
    public int from(long run) {
        long low = 0;
        long high = unusual.size();
        while (low < high) {
            long middle = low + high >>> 1;
            if (unusual.get(middle) >>> 2 < run) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        boolean isUnusual = low < unusual.size() && unusual.get(low) >>> 2 == run;
        return isUnusual ? (int) unusual.get(low) & 3 : Runstate.Numbers.RUNNABLE;
    }

    public int ends(long run) {
        return (int) packed(run) & 7;
    }

    public boolean isCrossed(long run) {
        return (packed(run) & CROSSED) != 0;
    }

    @Override
    public void close() {
        words.close();
        unusual.close();
    }
}
