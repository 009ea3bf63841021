package io.xenscope.analyze.companion.xenstore;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.format.Search;

/**
 * Requests in the order of the log, outside the heap.
 *
 * <pre>
 * w0  63..32 item of the request   31..0 item of the answer plus 1, 0 for none
 * w1  63..32 connection            31..0 item at which the answer began plus 1, 0 where it came at once
 * w2  63..32 transaction           31 whether that is sure   30 error   15..0 requests before it in the queue
 * </pre>
 */
public final class RequestLog implements AutoCloseable {
    /** The transaction of a request outside any. */
    public static final int OUTSIDE = 0;

    /** The transaction where a log does not say. */
    public static final int UNKNOWN = -1;

    private static final int WORDS = 3;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final long SURE = 1L << 31;
    private static final long ERROR = 1L << 30;

    private final LongLog words = new LongLog();

    public long size() {
        return words.size() / WORDS;
    }

    long add(long item, int connection, int queued) {
        words.add(item << 32);
        words.add((long) connection << 32);
        words.add((long) OUTSIDE << 32 | SURE | Math.min(queued, 0xFFFF));
        return size() - 1;
    }

    void answer(long request, long item, boolean isError) {
        words.set(request * WORDS, words.get(request * WORDS) & ~LOW | item + 1);
        if (isError) {
            words.set(request * WORDS + 2, words.get(request * WORDS + 2) | ERROR);
        }
    }

    void answerBegins(long request, long item) {
        words.set(request * WORDS + 1, words.get(request * WORDS + 1) & ~LOW | item + 1);
    }

    void transaction(long request, int id, boolean isSure) {
        long rest = words.get(request * WORDS + 2) & LOW & ~SURE;
        words.set(request * WORDS + 2, (long) id << 32 | rest | (isSure ? SURE : 0));
    }

    public long item(long request) {
        return words.get(request * WORDS) >>> 32;
    }

    /** The first request that begins at or after an item; {@link #size} where none does. */
    public long firstFrom(long item) {
        return Search.first(0, size(), request -> item(request) >= item);
    }

    /** The item that ends the answer; -1 where there is none. */
    public long answer(long request) {
        return (words.get(request * WORDS) & LOW) - 1;
    }

    /** The item at which an answer written in pieces began; -1 where it was not. */
    public long answerBegin(long request) {
        return (words.get(request * WORDS + 1) & LOW) - 1;
    }

    public int connection(long request) {
        return (int) (words.get(request * WORDS + 1) >>> 32);
    }

    /** The id of its transaction, {@link #OUTSIDE} or {@link #UNKNOWN}. */
    public int transaction(long request) {
        return (int) (words.get(request * WORDS + 2) >> 32);
    }

    public boolean isTransactionSure(long request) {
        return (words.get(request * WORDS + 2) & SURE) != 0;
    }

    public boolean isError(long request) {
        return (words.get(request * WORDS + 2) & ERROR) != 0;
    }

    /** How many requests of its connection were open when it came. */
    public int queued(long request) {
        return (int) words.get(request * WORDS + 2) & 0xFFFF;
    }

    @Override
    public void close() {
        words.close();
    }
}
