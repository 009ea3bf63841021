package io.xenscope.clock.solve;

import java.util.ArrayList;
import java.util.List;

/** The knots of a clock in the making: from which TSC on which line holds. */
final class KnotList {
    private record Knot(long tsc, long axis, double fraction, double rate) {}

    private final List<Knot> knots = new ArrayList<>();

    /** From {@code tsc} on, which is the axis time {@code axis + fraction}, a tick gains {@code rate}. */
    void add(long tsc, double offset, double rate) {
        long whole = (long) Math.floor(offset);
        knots.add(new Knot(tsc, whole, offset - whole, rate));
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
