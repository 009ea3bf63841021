package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.WindowTimes;

/**
 * The order in which xentrace wrote the windows of two clocks, as bounds of their offset.
 *
 * <pre>
 * last(B, pass p) is before second(A, pass q)   where p &lt; q - 1, or p = q - 1 and B is visited before A
 * </pre>
 */
final class WindowOrder {
    private WindowOrder() {}

    /** Takes one fact: nothing smaller or larger than {@code offset} at the axis time {@code time}. */
    interface Facts {
        void bound(long time, long offset);
    }

    /** Upper bounds of "reading of a less reading of b", each at the time of a. */
    static void above(Clock a, Clock b, Facts facts) {
        WindowTimes of = a.windows();
        WindowTimes others = b.windows();
        int passesBetween = b.pcpu() < a.pcpu() ? 1 : 2;
        int earlier = 0;
        for (int window = 0; window < of.count(); window++) {
            int latest = of.pass(window) - passesBetween;
            while (earlier < others.count() && others.pass(earlier) <= latest) {
                earlier++;
            }
            if (earlier > 0 && of.second(window) != WindowTimes.NONE) {
                long time = a.axis(of.second(window));
                facts.bound(time, time - b.axis(others.last(earlier - 1)));
            }
        }
    }

    /** Lower bounds of "reading of a less reading of b", each at the time of b. */
    static void below(Clock a, Clock b, Facts facts) {
        above(b, a, (time, offset) -> facts.bound(time, -offset));
    }

    /** Cuts bounds with everything that the order shows; false where it contradicts them. */
    static boolean cut(Clock a, Clock b, Epochs epochs, double rho, Bounds bounds) {
        boolean[] holds = {true};
        above(a, b, (time, offset) -> {
            int epoch = epochs.of(time);
            holds[0] &= bounds.cut(epoch, -Bounds.FAR, offset + slack(time, epochs, epoch, rho, offset));
        });
        below(a, b, (time, offset) -> {
            int epoch = epochs.of(time);
            holds[0] &= bounds.cut(epoch, offset - slack(time, epochs, epoch, rho, offset), Bounds.FAR);
        });
        return holds[0];
    }

    /** A fact is about its own moment, and the axes of the two may be apart by the offset itself. */
    private static long slack(long time, Epochs epochs, int epoch, double rho, long offset) {
        return (long) (rho * (Math.abs(time - epochs.middle(epoch)) + (double) Math.abs(offset))) + 2;
    }
}
