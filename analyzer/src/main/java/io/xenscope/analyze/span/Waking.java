package io.xenscope.analyze.span;

import java.util.ArrayList;
import java.util.List;

/**
 * A wake, as the pcpu reports it that wrote it down.
 *
 * @param at where and when, and of whom: what the woken vcpu's own history knows too
 * @param by what made it so
 * @param tickles the pcpus that were tickled for the vcpu it woke
 * @param record its offset in the file
 */
record Waking(Key at, Cause by, List<Tickle> tickles, long record) {
    /** Xen tickles a few at most. */
    private static final int MOST_TICKLES = 16;

    /** The name of a wake. */
    record Key(int pcpu, long time, int vcpu) {}

    /** A pcpu that was tickled, and when. */
    record Tickle(int pcpu, long time) {}

    static Waking of(Key at, Cause by, long record) {
        return new Waking(at, by, List.of(), record);
    }

    Waking by(Cause other) {
        return new Waking(at, other, tickles, record);
    }

    Waking tickles(int pcpu, long time) {
        if (tickles.size() == MOST_TICKLES) {
            return this;
        }
        List<Tickle> more = new ArrayList<>(tickles);
        more.add(new Tickle(pcpu, time));
        return new Waking(at, by, more, record);
    }

    /** Why {@code pcpu} looked for whom it woke; null where it was not tickled. */
    Cause tickleOf(int pcpu) {
        for (Tickle tickle : tickles) {
            if (tickle.pcpu() == pcpu) {
                return new Cause(Cause.Kind.TICKLE, by.from(), tickle.time());
            }
        }
        return null;
    }
}
