package io.xenscope.analyze.silence;

import io.xenscope.clock.ClockModel;

/** The times of a pcpu by common ticks: a clock model, turned round. */
record OwnTime(ClockModel clock) {
    /** No two clocks of a machine are farther apart: days on a fast TSC. */
    private static final long FARTHEST = 1L << 50;

    /** The last own tick that is not after a common one. */
    long of(long common) {
        if (clock == ClockModel.IDENTITY) {
            return common;
        }
        long low = common - FARTHEST;
        long high = common + FARTHEST;
        while (low < high) {
            long middle = low + (high - low + 1 >>> 1);
            if (clock.ticks(middle) <= common) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
