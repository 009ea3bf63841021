package io.xenscope.analyze.companion.xenstore;

import java.util.Locale;

/** One transaction of one connection. */
public final class StoreTransaction {
    /** How a transaction ended. */
    public enum Outcome {
        COMMIT,
        ABORT,
        CONFLICT,
        GIVEN_UP,
        OPEN;

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final int connection;
    private final int id;
    private final long firstItem;
    long lastItem;
    long requests;
    long writes;
    long firstRequest = -1;
    Outcome outcome = Outcome.OPEN;
    StoreTransaction retryOf;
    /** What it first asked, for telling retries. */
    int firstAsked;

    StoreTransaction(int connection, int id, long firstItem) {
        this.connection = connection;
        this.id = id;
        this.firstItem = firstItem;
        this.lastItem = firstItem;
    }

    /** The index of its connection in {@link StoreLog#connections}. */
    public int connection() {
        return connection;
    }

    public int id() {
        return id;
    }

    /** The item with which it begins. */
    public long firstItem() {
        return firstItem;
    }

    /** The item with which it ends; its last one where it does not. */
    public long lastItem() {
        return lastItem;
    }

    /** Requests inside, without its begin and end. */
    public long requests() {
        return requests;
    }

    public long writes() {
        return writes;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The one before of which it is another try; null where it is none. */
    public StoreTransaction retryOf() {
        return retryOf;
    }

    /** How many tries came before it. */
    public int retries() {
        int retries = 0;
        for (StoreTransaction before = retryOf; before != null; before = before.retryOf) {
            retries++;
        }
        return retries;
    }
}
