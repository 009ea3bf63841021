package io.xenscope.analyze.stay;

import io.xenscope.analyze.sched.StateAccount;
import io.xenscope.analyze.stats.LatencyHistogram;

/** Stays of one kind within a {@link Range}: a {@link StateAccount} that also knows when the longest was. */
public final class StayAccount {
    private final StateAccount account = new StateAccount();
    private long longest = -1;
    private long longestAt;

    public void add(Range range, long begin, long end, boolean whole) {
        if (range.isApartFrom(begin, end)) {
            return;
        }
        boolean isWhole = whole && range.holds(begin, end);
        account.add(range.inside(begin, end), isWhole);
        if (isWhole && end - begin > longest) {
            longest = end - begin;
            longestAt = begin;
        }
    }

    /** Ticks inside the range, those of cut stays included. */
    public long total() {
        return account.total();
    }

    /** Stays of which only a part was seen, or lies inside. */
    public long cut() {
        return account.cut();
    }

    /** Stays that were seen from begin to end. */
    public LatencyHistogram whole() {
        return account.whole();
    }

    /** When the longest of those began, in common ticks; the first of several. Of no meaning without any. */
    public long longestAt() {
        return longestAt;
    }

    public boolean isEmpty() {
        return account.total() == 0 && account.whole().count() == 0;
    }
}
