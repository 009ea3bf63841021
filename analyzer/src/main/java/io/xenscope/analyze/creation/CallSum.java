package io.xenscope.analyze.creation;

/** Entries into Xen of one kind, added up. Times in ticks. */
public final class CallSum {
    private long count;
    private long least;
    private long most;

    void add(long calls, long leastTicks, long mostTicks) {
        count += calls;
        least += leastTicks;
        most += mostTicks;
    }

    void add(CallSum other) {
        add(other.count, other.least, other.most);
    }

    public long count() {
        return count;
    }

    /** How long they lasted at least. */
    public long least() {
        return least;
    }

    /** How long they can have lasted. */
    public long most() {
        return most;
    }
}
