package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.LongLog;

/** The losses of one pcpu in the order of time: intervals in which Xen had no room and dropped records. */
public final class LossLog implements AutoCloseable {
    private static final int WORDS = 3;

    private final LongLog words = new LongLog();
    private long records;
    private long ticks;

    public void add(long beginTsc, long endTsc, long lost) {
        words.add(beginTsc);
        words.add(endTsc);
        words.add(lost);
        records += lost;
        ticks += endTsc - beginTsc;
    }

    public long count() {
        return words.size() / WORDS;
    }

    public long beginTsc(long loss) {
        return words.get(loss * WORDS);
    }

    public long endTsc(long loss) {
        return words.get(loss * WORDS + 1);
    }

    /** Records dropped in this loss. */
    public long records(long loss) {
        return words.get(loss * WORDS + 2);
    }

    /** Records dropped in all. */
    public long records() {
        return records;
    }

    /** Time without records, in ticks of this pcpu. */
    public long ticks() {
        return ticks;
    }

    @Override
    public void close() {
        words.close();
        records = 0;
        ticks = 0;
    }
}
