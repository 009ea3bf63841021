package io.xenscope.analyze.stay;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.VcpuState;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What the vcpus of one domain did at the same time, within a {@link Range}: by {@link DomainState}, and how many ran and
 * waited. A stay is an episode: adjacent ones in the same state are one. Over all states it adds up.
 */
public final class DomainStays {
    /** Where one vcpu is in its log. */
    private static final class Reader {
        final StayLog log;
        long stay;
        long end;

        Reader(StayLog log, long begin) {
            this.log = log;
            this.end = begin + log.ticks(0);
        }
    }

    private final int domain;
    private final Range range;
    private final LossTimes losses;
    private final StayAccount[] states = new StayAccount[DomainState.values().length];
    private final long[][] atOnce;
    private final int[] counts = new int[VcpuState.values().length];

    private DomainState episode;
    private long episodeBegin;
    private boolean beginIsSeen;

    DomainStays(int domain, int vcpus, Range range, LossTimes losses) {
        this.domain = domain;
        this.range = range;
        this.losses = losses;
        Arrays.setAll(states, i -> new StayAccount());
        this.atOnce = new long[2][vcpus + 1];
    }

    /** Goes through the logs of its vcpus, which all begin at {@code begin}. */
    void read(List<StayLog> logs, long begin) {
        PriorityQueue<Reader> next = new PriorityQueue<>((a, b) -> Long.compare(a.end, b.end));
        for (StayLog log : logs) {
            if (log.count() > 0) {
                next.add(new Reader(log, begin));
                count(log, 0, 1);
            }
        }
        long now = begin;
        while (!next.isEmpty()) {
            long until = next.peek().end;
            piece(now, until);
            now = until;
            while (!next.isEmpty() && next.peek().end == now) {
                move(next.poll(), next);
            }
        }
        endEpisode(now, false);
    }

    private void move(Reader reader, PriorityQueue<Reader> next) {
        count(reader.log, reader.stay, -1);
        if (++reader.stay < reader.log.count()) {
            count(reader.log, reader.stay, 1);
            reader.end += reader.log.ticks(reader.stay);
            next.add(reader);
        }
    }

    private void count(StayLog log, long stay, int more) {
        counts[log.state(stay).ordinal()] += more;
    }

    private void piece(long begin, long end) {
        DomainState state = DomainState.of(counts);
        if (state != episode) {
            endEpisode(begin, state.isKnown());
            beginIsSeen = episode != null && episode.isKnown();
            episode = state;
            episodeBegin = begin;
        }
        long ticks = range.inside(begin, end);
        atOnce[0][counts[VcpuState.RUNNING.ordinal()]] += ticks;
        atOnce[1][counts[VcpuState.RUNNABLE.ordinal()]] += ticks;
    }

    private void endEpisode(long end, boolean endIsSeen) {
        if (episode != null) {
            boolean whole = episode.isKnown() && beginIsSeen && endIsSeen && !losses.overlap(episodeBegin, end);
            states[episode.ordinal()].add(range, episodeBegin, end, whole);
        }
    }

    public int domain() {
        return domain;
    }

    public StayAccount of(DomainState state) {
        return states[state.ordinal()];
    }

    /** Ticks during which exactly so many vcpus ran. */
    public long running(int vcpus) {
        return atOnce[0][vcpus];
    }

    /** Ticks during which exactly so many vcpus waited for a pcpu. */
    public long waiting(int vcpus) {
        return atOnce[1][vcpus];
    }

    /** How many vcpus it has, as far as records tell. */
    public int vcpus() {
        return atOnce[0].length - 1;
    }
}
