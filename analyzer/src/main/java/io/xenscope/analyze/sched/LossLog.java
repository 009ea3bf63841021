package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.LongLog;

/** The losses of one pcpu in the order of time: where Xen had no room and dropped records, and where no pcpu recorded anything. */
public final class LossLog implements AutoCloseable {
    private static final int WORDS = 3;

    private static final LossKind[] KINDS = LossKind.values();

    /** Begin, end, and records dropped or, below zero, the kind. */
    private final LongLog words = new LongLog();

    private long dropped;
    private long records;
    private long ticks;

    /** Xen dropped so many records. */
    public void add(long beginTsc, long endTsc, long lost) {
        words.add(beginTsc);
        words.add(endTsc);
        words.add(lost);
        dropped++;
        records += lost;
        ticks += endTsc - beginTsc;
    }

    /** No pcpu recorded anything. */
    public void add(Silence silence) {
        words.add(silence.begin());
        words.add(silence.end());
        words.add(-silence.kind().ordinal());
        ticks += silence.ticks();
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

    public LossKind kind(long loss) {
        long word = words.get(loss * WORDS + 2);
        return word < 0 ? KINDS[(int) -word] : LossKind.DROPPED;
    }

    /** Records dropped in this loss; 0 where none were. */
    public long records(long loss) {
        return Math.max(0, words.get(loss * WORDS + 2));
    }

    /** Losses of the kind {@link LossKind#DROPPED}. */
    public long dropped() {
        return dropped;
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
        dropped = 0;
        records = 0;
        ticks = 0;
    }
}
