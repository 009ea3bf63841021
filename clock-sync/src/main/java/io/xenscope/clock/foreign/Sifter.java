package io.xenscope.clock.foreign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sifts the epochs of one clock, outward from the one that is known best. */
final class Sifter {
    /** An epoch of fewer items was seen to be false, and so was one of which not all are explained. */
    private static final int LEAST_ITEMS = 4;

    private record Group(Sifting of, int first, int end) {
        /** Wider by what the offset can have moved since the begin of the epoch. */
        Marks items(double rho) {
            Marks items = new Marks();
            for (int i = first; i < end; i++) {
                long moved = EpochChain.slack(of.items().begin(i) - at(), rho);
                items.add(of.items().begin(i) - moved, of.items().end(i) + moved);
            }
            return items;
        }

        long at() {
            return of.items().begin(first);
        }

        int size() {
            return end - first;
        }
    }

    private final List<Sifting> siftings;
    private final long tolerance;
    private final List<Group> groups = new ArrayList<>();
    private int items;
    private int covered;

    Sifter(List<Sifting> siftings, long tolerance) {
        this.siftings = siftings;
        this.tolerance = tolerance;
        for (Sifting sifting : siftings) {
            items += sifting.items().size();
            for (int first = 0; first < sifting.items().size(); ) {
                int end = sifting.epochEnd(first);
                groups.add(new Group(sifting, first, end));
                first = end;
            }
        }
        groups.sort(Comparator.comparingLong(Group::at));
    }

    int items() {
        return items;
    }

    /** The best of the votes that each kind of items gives. */
    Vote vote(OffsetInterval window) {
        Vote best = null;
        for (Sifting sifting : siftings) {
            Vote vote = Vote.of(sifting, window, Math.max(2 * sifting.quantum(), tolerance * 2 / 5));
            best = best == null || vote.votes() > best.votes() ? vote : best;
        }
        return best;
    }

    /** Epochs that are surely right: of enough items, all of them explained. */
    List<Epoch> epochs(OffsetInterval window, double rho) {
        int anchor = 0;
        int most = -1;
        for (int i = 0; i < groups.size(); i++) {
            OffsetSieve.Result result = sift(groups.get(i), window, rho);
            if (result.cover() == groups.get(i).size() && result.cover() > most) {
                most = result.cover();
                anchor = i;
            }
        }
        List<Epoch> sure = new ArrayList<>();
        covered = 0;
        follow(anchor, groups.size(), 1, window, rho, sure);
        follow(anchor - 1, -1, -1, window, rho, sure);
        sure.sort(Comparator.comparingLong(Epoch::at));
        return sure;
    }

    private void follow(int from, int to, int step, OffsetInterval window, double rho, List<Epoch> sure) {
        Epoch last = sure.isEmpty() ? null : sure.get(0);
        for (int i = from; i != to; i += step) {
            Group group = groups.get(i);
            OffsetInterval near = window;
            if (last != null) {
                long slack = tolerance + EpochChain.slack(Math.abs(group.at() - last.at()), rho);
                near = window.widened(slack).and(last.offset().widened(slack));
            }
            OffsetSieve.Result result = sift(group, near, rho);
            covered += result.cover();
            if (group.size() >= LEAST_ITEMS && result.cover() == group.size()) {
                last = new Epoch(group.at(), result.hull());
                sure.add(last);
            }
        }
    }

    /** How many items the epochs found last explain, each by itself. */
    int covered() {
        return covered;
    }

    /** When the first item was, by the log's clock. */
    long begin() {
        return groups.get(0).at();
    }

    private static OffsetSieve.Result sift(Group group, OffsetInterval window, double rho) {
        return new OffsetSieve(group.items(rho), group.of.events()).within(window);
    }

    /** Items that no event explains at the offsets found. */
    long misfits(Offsets offsets) {
        long misfits = 0;
        for (Sifting sifting : siftings) {
            long longest = sifting.events().longest();
            for (int i = 0; i < sifting.items().size(); i++) {
                long begin = sifting.items().begin(i);
                long end = sifting.items().end(i);
                misfits += OffsetSieve.explains(sifting.events(), longest, begin, end, offsets.at(begin)) ? 0 : 1;
            }
        }
        return misfits;
    }
}
