package io.xenscope.clock.foreign;

import java.util.OptionalLong;

/**
 * Where within its bounds a clock probably is: at the one shift at which nearly all items of a log have near them what usually comes
 * with them, a guest's request its signal, a switch to the idle task its vcpu's block. It moves times that are shown, never a bound:
 * others signal and block for reasons of their own.
 */
public final class Leaning {
    private static final double LEAST_SHARE = 0.9;

    private Leaning() {}

    /**
     * The shift, or none where no shift stands out.
     *
     * @param items moments of the log on the time line, as the middles of their bounds say, in order
     * @param events what usually comes with them, in order and none inside another
     * @param doFollow whether events come after their items, or before
     * @param window the shifts that bounds allow
     * @param near how near an event usually is; the first of these at which a shift stands out counts
     */
    public static OptionalLong of(Marks items, Marks events, boolean doFollow, OffsetInterval window, long... near) {
        for (long most : near) {
            Marks around = new Marks();
            for (int i = 0; i < items.size(); i++) {
                around.add(items.begin(i) - (doFollow ? 0 : most), items.end(i) + (doFollow ? most : 0));
            }
            OffsetSieve.Result best = new OffsetSieve(around, events).within(window);
            if (standsOut(best, around, events, window, most)) {
                return OptionalLong.of(best.hull().middle());
            }
        }
        return OptionalLong.empty();
    }

    /** Whether enough items agree on a part of the window, and on no other nearly as much. */
    private static boolean standsOut(
            OffsetSieve.Result best, Marks items, Marks events, OffsetInterval window, long apart) {
        OffsetInterval hull = best.hull();
        if (best.cover() < Vote.LEAST_VOTES
                || best.cover() < LEAST_SHARE * items.size()
                || hull.width() > 2 * apart
                || 2 * hull.width() > window.width()) {
            return false;
        }
        OffsetSieve sieve = new OffsetSieve(items, events);
        int before =
                sieve.within(new OffsetInterval(window.lo(), hull.lo() - apart)).cover();
        int after =
                sieve.within(new OffsetInterval(hull.hi() + apart, window.hi())).cover();
        return best.cover() >= Vote.LEAST_RATIO * Math.max(before, after);
    }
}
