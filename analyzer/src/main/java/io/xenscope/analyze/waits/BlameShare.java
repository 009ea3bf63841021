package io.xenscope.analyze.waits;

/** What one occupant of pcpus took of the waits of one vcpu or domain, in ticks. */
public final class BlameShare {
    private static final long NONE = -1;

    private long total;
    private long longest;
    private long count;
    private long wait = NONE;
    private long inWait;

    /**
     * Adds a piece of a wait.
     *
     * @param number of the wait: pieces of one wait come one after the other
     * @param begun whether the wait began in the range asked for
     * @param inside ticks of the piece in that range
     * @param ticks of the whole piece
     */
    void add(long number, boolean begun, long inside, long ticks) {
        total += inside;
        if (!begun) {
            return;
        }
        if (number != wait) {
            wait = number;
            inWait = 0;
            count++;
        }
        inWait += ticks;
        longest = Math.max(longest, inWait);
    }

    /** Adds that of another vcpu. */
    void add(BlameShare other) {
        total += other.total;
        longest = Math.max(longest, other.longest);
        count += other.count;
    }

    /** Ticks inside the range. */
    public long total() {
        return total;
    }

    /** The most that a single wait lost to it; of waits that began in the range. */
    public long longest() {
        return longest;
    }

    /** Waits that lost time to it; those that began in the range. */
    public long count() {
        return count;
    }
}
