package io.xenscope.clock.foreign;

import java.util.List;

/**
 * An offset found where nothing is known about it: each item votes for every offset at which some rare event is near it. One offset
 * must win clearly, else none does.
 *
 * @param votes items for the best offset
 * @param next items for the best offset that does not touch it
 * @param window around the best offset
 * @param isClear whether that is accepted
 */
record Vote(int votes, int next, OffsetInterval window, boolean isClear) {
    static final int LEAST_VOTES = 8;
    static final double LEAST_RATIO = 1.5;
    private static final int MOST_PAIRS = 2_000_000;

    /** Where events fill much of the time, nearly all of so many items must meet one. */
    private static final int LEAST_OF_DENSE = 16;

    private static final double SHARE_OF_DENSE = 0.95;

    /** The vote of all items within a window; {@code slack}: how near is near. */
    static Vote of(Sifting sifting, OffsetInterval window, long slack) {
        Marks items = mids(sifting.items(), slack, step(sifting));
        OffsetSieve sieve = new OffsetSieve(items, sifting.rare());
        OffsetSieve.Result best = sieve.within(window);
        if (best.cover() == 0) {
            return new Vote(0, 0, new OffsetInterval(0, -1), false);
        }
        if (sifting.areDense()) {
            boolean isClear = items.size() >= LEAST_OF_DENSE && best.cover() >= SHARE_OF_DENSE * items.size();
            return new Vote(best.cover(), 0, best.hull().widened(2 * slack).and(window), isClear);
        }
        OffsetInterval hull = widest(best.pieces());
        long apart = 2 * slack;
        int before =
                sieve.within(new OffsetInterval(window.lo(), hull.lo() - apart)).cover();
        int after =
                sieve.within(new OffsetInterval(hull.hi() + apart, window.hi())).cover();
        int next = Math.max(before, after);
        boolean isClear = best.cover() >= LEAST_VOTES && best.cover() >= LEAST_RATIO * next;
        return new Vote(best.cover(), next, hull.widened(slack).and(window), isClear);
    }

    /** Of several best pieces, all those that touch the first; the others count as the next best. */
    private static OffsetInterval widest(List<OffsetInterval> pieces) {
        OffsetInterval widest = pieces.get(0);
        for (OffsetInterval piece : pieces) {
            widest = piece.width() > widest.width() ? piece : widest;
        }
        return widest;
    }

    private static Marks mids(Marks items, long slack, int step) {
        Marks mids = new Marks();
        for (int i = 0; i < items.size(); i += step) {
            long mid = items.begin(i) + (items.end(i) - items.begin(i)) / 2;
            mids.add(mid - slack, mid + slack);
        }
        return mids;
    }

    private static int step(Sifting sifting) {
        long pairs = (long) sifting.items().size() * Math.max(1, sifting.rare().size());
        return (int) (1 + pairs / MOST_PAIRS);
    }
}
