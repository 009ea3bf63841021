package io.xenscope.analyze.sched;

import io.xenscope.clock.ClockModel;
import io.xenscope.format.Search;

/** The times of a pcpu by common ticks: a clock model, turned round. */
record OwnTime(ClockModel clock) {
    /** No two clocks of a machine are farther apart: days on a fast TSC. */
    private static final long FARTHEST = 1L << 50;

    /** The last own tick that is not after a common one. */
    long of(long common) {
        if (clock == ClockModel.IDENTITY) {
            return common;
        }
        long least = common - FARTHEST;
        return least + Search.first(0, 2 * FARTHEST, after -> clock.ticks(least + after) > common) - 1;
    }
}
