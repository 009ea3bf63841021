package io.xenscope.analyze.waits;

/** Holds intervals that come in the order of time against others: when any of these, and when some of these, go on meanwhile. */
final class Overlaps {
    /** Takes intervals in which any of the others goes on, clipped to the interval that was held against them. */
    interface AnyTaker {
        void any(long begin, long end);
    }

    /** The same where one or more of some go on; {@code first} is the place of the one that began first. */
    interface SomeTaker {
        void some(long begin, long end, int first);
    }

    private final JoinedIntervals any;
    private final JoinedIntervals[] some;
    private final long[] next;
    private final AnyTaker anyTaker;
    private final SomeTaker taker;
    private long nextAny;

    /** {@code some} all lie within {@code any}. */
    Overlaps(JoinedIntervals any, JoinedIntervals[] some, AnyTaker anyTaker, SomeTaker taker) {
        this.any = any;
        this.anyTaker = anyTaker;
        this.some = some;
        this.next = new long[some.length];
        this.taker = taker;
    }

    /** Of any only: when one of them goes on. */
    static Overlaps ofAny(JoinedIntervals any, AnyTaker taker) {
        return new Overlaps(any, new JoinedIntervals[0], taker, null);
    }

    /** Of some only: for {@link #meets}. */
    static Overlaps ofSome(JoinedIntervals[] some, SomeTaker taker) {
        return new Overlaps(null, some, null, taker);
    }

    /** Holds one interval against them, which does not begin before the end of the one before. */
    void take(long begin, long end) {
        nextAny = any.firstEndingAfter(begin, nextAny);
        for (long at = nextAny; at < any.count() && any.begin(at) < end; at++) {
            long from = Math.max(begin, any.begin(at));
            long to = Math.min(end, any.end(at));
            anyTaker.any(from, to);
            meets(from, to);
        }
    }

    /** Holds one interval that meets any, or where these do not matter, against some; it does not begin before the end of the one before. */
    void meets(long begin, long end) {
        long now = begin;
        while (now < end) {
            int first = firstFrom(now);
            long from = first < 0 ? end : Math.max(now, some[first].begin(next[first]));
            if (from >= end) {
                return;
            }
            now = Math.min(end, lastTo(first, end));
            taker.some(from, now, first);
        }
    }

    /** Of some, the one that comes first at or after a moment; -1 if none does any more. */
    private int firstFrom(long time) {
        int first = -1;
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < some.length; i++) {
            JoinedIntervals times = some[i];
            next[i] = times.firstEndingAfter(time, next[i]);
            if (next[i] < times.count() && Math.max(time, times.begin(next[i])) < earliest) {
                first = i;
                earliest = Math.max(time, times.begin(next[i]));
                if (earliest == time) {
                    break;
                }
            }
        }
        return first;
    }

    /** How long one or the other of them goes on; looked for no further than {@code limit}. */
    private long lastTo(int first, long limit) {
        long end = some[first].end(next[first]);
        boolean grows = true;
        while (grows && end < limit) {
            grows = false;
            for (int i = 0; i < some.length && end < limit; i++) {
                JoinedIntervals times = some[i];
                long at = times.firstEndingAfter(end, next[i]);
                if (at < times.count() && times.begin(at) <= end) {
                    end = times.end(at);
                    grows = true;
                }
            }
        }
        return end;
    }
}
