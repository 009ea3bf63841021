package io.xenscope.analyze.merge;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.format.ByteSource;
import io.xenscope.format.RecordCursor;

/**
 * Some records of one pcpu in the order of time, to be gone through again: 24 bytes each, outside the heap.
 *
 * <pre>
 * word 0   common tick
 * word 1   63..2 offset in the file   1..0 what it stands for: a record, the begin of a loss, its end
 * word 2   who ran
 * </pre>
 */
public final class RecordLog implements Moment, AutoCloseable {
    private static final int WORDS = 3;
    private static final int LOSS_BEGIN = 1;
    private static final int LOSS_END = 2;
    private static final int MEANING = 3;

    private final int pcpu;
    private final RecordCursor cursor;
    private final long end;
    private final LongLog words = new LongLog();
    private long present = -1;
    private long time;

    /** {@code hasHvmPrefix} as {@link RecordCursor} wants it. */
    public RecordLog(int pcpu, ByteSource source, boolean hasHvmPrefix) {
        this.pcpu = pcpu;
        this.cursor = new RecordCursor(source, hasHvmPrefix);
        this.end = source.size();
    }

    /** Adds the present record of a stream. */
    public void add(PcpuStream stream) {
        int meaning = stream.isLossBegin() ? LOSS_BEGIN : stream.isLossEnd() ? LOSS_END : 0;
        words.add(stream.time());
        words.add(stream.record().offset() << 2 | meaning);
        words.add(stream.vcpu());
    }

    /** Moves to the next record; false at the end. */
    public boolean next() {
        if (++present * WORDS >= words.size()) {
            time = Long.MAX_VALUE;
            return false;
        }
        time = words.get(present * WORDS);
        return true;
    }

    /** Reads the present record: before, only its time and pcpu are known. */
    public void read() {
        cursor.wrap(words.get(present * WORDS + 1) >>> 2, end).next();
    }

    public boolean isLossBegin() {
        return meaning() == LOSS_BEGIN;
    }

    public boolean isLossEnd() {
        return meaning() == LOSS_END;
    }

    private int meaning() {
        return (int) words.get(present * WORDS + 1) & MEANING;
    }

    @Override
    public RecordCursor record() {
        return cursor;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public int pcpu() {
        return pcpu;
    }

    @Override
    public int vcpu() {
        return (int) words.get(present * WORDS + 2);
    }

    /** Forgets all records. */
    @Override
    public void close() {
        words.close();
        present = -1;
    }
}
