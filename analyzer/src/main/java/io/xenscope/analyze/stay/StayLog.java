package io.xenscope.analyze.stay;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;

/**
 * The stays of one vcpu, to be read again once it is known how each ended: 8 bytes a stay, outside the heap.
 *
 * <pre>
 * 63..3 length in ticks   2..0 state
 * </pre>
 */
final class StayLog implements StaySink, AutoCloseable {
    private static final VcpuState[] STATES = VcpuState.values();

    private final LongLog words = new LongLog();
    private long end;

    StayLog(long begin) {
        end = begin;
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long until, VcpuState after) {
        if (until > end) {
            words.add(until - end << 3 | state.ordinal());
            end = until;
        }
    }

    long count() {
        return words.size();
    }

    long ticks(long stay) {
        return words.get(stay) >>> 3;
    }

    VcpuState state(long stay) {
        return STATES[(int) words.get(stay) & 7];
    }

    @Override
    public void close() {
        words.close();
    }
}
