package io.xenscope.clock.solve;

import java.util.ArrayList;
import java.util.List;

/** The knots of a clock in the making: from which TSC on which line holds. */
final class KnotList {
    private record Knot(long tsc, long axis, double fraction, double rate) {}

    private final List<Knot> knots = new ArrayList<>();

    /**
     * From {@code tsc} on, which is the axis time {@code offset}, a tick gains {@code rate}. Time never falls: a knot
     * that lies before the last one, as contradictory evidence may put it, is moved to that.
     */
    void add(long tsc, double offset, double rate) {
        double whole = Math.floor(offset);
        Knot last = knots.isEmpty() ? null : knots.get(knots.size() - 1);
        boolean falls = last != null && whole < last.axis();
        knots.add(
                falls
                        ? new Knot(tsc, last.axis(), last.fraction(), rate)
                        : new Knot(tsc, (long) whole, offset - whole, rate));
    }

    long[] tscs() {
        return knots.stream().mapToLong(Knot::tsc).toArray();
    }

    long[] axis() {
        return knots.stream().mapToLong(Knot::axis).toArray();
    }

    double[] fractions() {
        return knots.stream().mapToDouble(Knot::fraction).toArray();
    }

    double[] rates() {
        return knots.stream().mapToDouble(Knot::rate).toArray();
    }
}
