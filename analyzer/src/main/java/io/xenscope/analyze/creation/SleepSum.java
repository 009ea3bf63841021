package io.xenscope.analyze.creation;

/** Sleeps that one thing ended, added up. Times in ticks. */
public final class SleepSum {
    private long count;
    private long total;
    private long longest;
    private long longestAt;

    void add(long begin, long end) {
        count++;
        total += end - begin;
        if (end - begin > longest) {
            longest = end - begin;
            longestAt = begin;
        }
    }

    public long count() {
        return count;
    }

    public long total() {
        return total;
    }

    public long longest() {
        return longest;
    }

    /** When the longest began, in common ticks. */
    public long longestAt() {
        return longestAt;
    }
}
