package io.xenscope.analyze.walk;

import java.util.Arrays;

/**
 * The longest gaps between neighbouring records of one pcpu, in its own ticks and in the order of time.
 *
 * <p>Bounded: where there are too many, the least length that is kept doubles. Gaps in which records are known to be missing are
 * none.
 */
public final class RecordGaps {
    private static final int MOST = 2048;

    /** Less than half a millisecond on a fast TSC, 17 ms on a slow Arm counter. */
    private static final long LEAST = 1L << 20;

    /** A TSC so far from the one before is to be looked at in any case. */
    private static final long LONGEST_LIMIT = (1L << 43) - 1;

    private final boolean areKept;
    private long limit;
    private int count;
    private long[] begins = {};
    private long[] ends = {};
    private long[] offsets = {};

    /** Keeps gaps. */
    RecordGaps() {
        areKept = true;
        limit = LEAST;
    }

    /** Keeps none: the walk only has to stop after gaps that are longer than so many ticks. */
    RecordGaps(long limit) {
        this.areKept = false;
        this.limit = Math.min(limit, LONGEST_LIMIT);
    }

    /** Gaps up to so many ticks are of no interest. */
    long limit() {
        return limit;
    }

    /** Nothing was recorded between two times; {@code offset} is that of the record after. */
    void add(long begin, long end, long offset) {
        if (!areKept || end - begin <= limit) {
            return;
        }
        if (count == begins.length) {
            grow();
        }
        begins[count] = begin;
        ends[count] = end;
        offsets[count++] = offset;
    }

    private void grow() {
        if (count == MOST) {
            while (count > MOST / 2 && limit < LONGEST_LIMIT) {
                limit = Math.min(2 * limit, LONGEST_LIMIT);
                dropShort();
            }
            if (count == MOST) {
                count--;
            }
            return;
        }
        int size = Math.max(16, 2 * count);
        begins = Arrays.copyOf(begins, size);
        ends = Arrays.copyOf(ends, size);
        offsets = Arrays.copyOf(offsets, size);
    }

    private void dropShort() {
        int kept = 0;
        for (int gap = 0; gap < count; gap++) {
            if (ends[gap] - begins[gap] > limit) {
                begins[kept] = begins[gap];
                ends[kept] = ends[gap];
                offsets[kept++] = offsets[gap];
            }
        }
        count = kept;
    }

    void forget() {
        count = 0;
    }

    public int count() {
        return count;
    }

    public long begin(int gap) {
        return begins[gap];
    }

    public long end(int gap) {
        return ends[gap];
    }

    /** Offset in the file of the record after a gap. */
    public long offset(int gap) {
        return offsets[gap];
    }
}
