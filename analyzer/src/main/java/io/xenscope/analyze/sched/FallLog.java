package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.format.Search;

/** Where the TSC of one pcpu was set back, in the order of time: time goes on there, a tick later. */
public final class FallLog implements AutoCloseable {
    private static final int WORDS = 2;

    private final LongLog words = new LongLog();

    /** {@code shift} is what is added to TSCs from then on to make times of them. */
    public void add(long lastBefore, long shift) {
        words.add(lastBefore);
        words.add(shift);
    }

    public long count() {
        return words.size() / WORDS;
    }

    /** Time of the last record before; the first one behind is a tick later. */
    public long lastBefore(long fall) {
        return words.get(fall * WORDS);
    }

    /** Ticks by which the TSC fell short of that one tick later. */
    public long ticks(long fall) {
        return shift(fall) - (fall == 0 ? 0 : shift(fall - 1));
    }

    private long shift(long fall) {
        return words.get(fall * WORDS + 1);
    }

    /** What is added to TSCs at a time to make times of them. */
    public long shiftAt(long time) {
        long next = Search.first(0, count(), one -> lastBefore(one) >= time);
        return next == 0 ? 0 : shift(next - 1);
    }

    @Override
    public void close() {
        words.close();
    }
}
