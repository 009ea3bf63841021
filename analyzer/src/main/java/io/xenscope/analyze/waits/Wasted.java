package io.xenscope.analyze.waits;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How long one vcpu waited within a {@link Range} while a pcpu was idle; or how long one pcpu was idle while a vcpu waited.
 */
public final class Wasted {
    /**
     * An uninterrupted interval of {@link #atLeast}.
     *
     * @param subject whose account it is in
     * @param begin in common ticks
     * @param end in common ticks
     * @param partner the idle pcpu of a vcpu, the waiting vcpu of a pcpu: of several the one that began first
     */
    public record Episode(int subject, long begin, long end, int partner) {
        public long ticks() {
            return end - begin;
        }
    }

    /** Longest first; equal ones by time. */
    static final Comparator<Episode> LONGEST = Comparator.comparingLong((Episode episode) -> -episode.ticks())
            .thenComparingLong(Episode::begin)
            .thenComparingInt(Episode::subject);

    private final int subject;
    private final Range range;
    private final long leastTicks;
    private final int most;
    private final PriorityQueue<Episode> longest = new PriorityQueue<>(LONGEST.reversed());
    private long total;
    private long atLeast;
    private long atMost;
    private long episodes;
    private long longestTicks;
    /** By reason, {@link #atLeast} with that one or those before it; null where nobody asked for them. */
    private long[] upTo;

    Wasted(int subject, Range range, long leastTicks, int most) {
        this.subject = subject;
        this.range = range;
        this.leastTicks = leastTicks;
        this.most = most;
    }

    /** It waited or was idle. */
    void lasted(long begin, long end) {
        total += range.inside(begin, end);
    }

    /** And meanwhile any of the others was idle or waited. */
    void metAny(long begin, long end) {
        atMost += range.inside(begin, end);
    }

    /** And meanwhile one of those did that it is known to run on, or that are known to run there. */
    void metSome(long begin, long end, int partner) {
        atLeast += range.inside(begin, end);
        if (!range.includes(begin)) {
            return;
        }
        longestTicks = Math.max(longestTicks, end - begin);
        if (end - begin <= leastTicks) {
            return;
        }
        episodes++;
        longest.add(new Episode(subject, begin, end, partner));
        if (longest.size() > most) {
            longest.poll();
        }
    }

    /** Reasons are going to be asked for. */
    void splits() {
        upTo = new long[IdleReason.COUNT];
    }

    /** In a part of what {@link #metSome} heard of, one of these was taken for that or for one of the reasons before it. */
    void upTo(IdleReason reason, long begin, long end) {
        upTo[reason.ordinal()] += range.inside(begin, end);
    }

    /**
     * Ticks of {@link #atLeast} in which one of the pcpus was taken for that, and none for one of the reasons before it. Null where
     * the capture does not record what schedulers decide.
     */
    public Long taken(IdleReason reason) {
        int place = reason.ordinal();
        return upTo == null ? null : Long.valueOf(upTo[place] - (place == 0 ? 0 : upTo[place - 1]));
    }

    /** Ticks of {@link #atLeast} in which the scheduler recorded of none of the pcpus what it took it for. */
    public long unrecorded() {
        return upTo == null ? atLeast : atLeast - upTo[upTo.length - 1];
    }

    /** Of a vcpu its {@link VcpuKey}, of a pcpu its number. */
    public int subject() {
        return subject;
    }

    /** Ticks in which the vcpu waited, or the pcpu was idle. */
    public long total() {
        return total;
    }

    /** Ticks of them in which a pcpu was idle on which the vcpu ran at some time in the capture: so it could have used it. */
    public long atLeast() {
        return atLeast;
    }

    /** The same of any pcpu, and any vcpu: affinity, pools or run queues may have kept the vcpu from it. */
    public long atMost() {
        return atMost;
    }

    /** Intervals of {@link #atLeast} that were longer than {@link WastedTime#EPISODE_NANOS}; those that began in the range. */
    public long episodes() {
        return episodes;
    }

    /** The longest interval of {@link #atLeast}, however short, in ticks; of those that began in the range. */
    public long longest() {
        return longestTicks;
    }

    /** The longest of the episodes, the longest first. */
    public List<Episode> longestEpisodes() {
        List<Episode> sorted = new ArrayList<>(longest);
        sorted.sort(LONGEST);
        return sorted;
    }
}
