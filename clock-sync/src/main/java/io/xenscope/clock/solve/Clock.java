package io.xenscope.clock.solve;

import io.xenscope.clock.ClockModel;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.TimeList;
import io.xenscope.clock.evidence.WindowTimes;

/**
 * One clock while it is solved: its evidence, and a straight line that puts its TSCs on the common axis. Axis time is
 * ticks since the first TSC of the reference.
 */
final class Clock {
    private final PcpuEvidence evidence;
    private final long base;
    private double offset;
    private double rate;
    private ClockModel model;
    private boolean isPlaced;
    private boolean isBent;

    Clock(PcpuEvidence evidence) {
        this.evidence = evidence;
        this.base = evidence.begin();
    }

    PcpuEvidence evidence() {
        return evidence;
    }

    int pcpu() {
        return evidence.pcpu();
    }

    WindowTimes windows() {
        return evidence.windows();
    }

    /** The TSC from which the line counts. */
    long base() {
        return base;
    }

    /** Axis time of the base. */
    double offset() {
        return offset;
    }

    /** What one tick gains on an axis tick. */
    double rate() {
        return rate;
    }

    void place(double newOffset, double newRate) {
        offset = newOffset;
        rate = newRate;
        isPlaced = true;
    }

    /** Adds a line over axis time to the present one. */
    void move(double atZero, double slope) {
        offset += atZero + slope * offset;
        rate += slope * (1 + rate);
    }

    boolean isPlaced() {
        return isPlaced;
    }

    /** Whether its rate is known to change, so that no line fits. */
    boolean isBent() {
        return isBent;
    }

    void bend() {
        isBent = true;
    }

    /** From now on it follows a model instead of its line, and its axis is the common time line. */
    void follow(ClockModel solved) {
        model = solved;
    }

    /** Whether its first and last TSC are so near to each other that they can be reckoned with. */
    boolean isBounded() {
        long ticks = evidence.end() - base;
        return ticks >= 0 && ticks < Bounds.FAR;
    }

    /** Short, and what it calls as well: the fast compiler puts only such methods in place of their calls. */
    long axis(long tsc) {
        return model == null ? onLine(tsc - base) : model.ticks(tsc);
    }

    private long onLine(long since) {
        return since + nearest(offset + rate * since);
    }

    /** Place of the first of its TSCs, from a place on, that lies behind an axis time: near that place, as a rule. */
    int firstBehind(TimeList tscs, int from, long time) {
        int low = from;
        int step = 1;
        while (low + step <= tscs.count() && axis(tscs.get(low + step - 1)) <= time) {
            low += step;
            step *= 2;
        }
        int high = Math.min(low + step - 1, tscs.count());
        while (low < high) {
            int middle = low + high >>> 1;
            if (axis(tscs.get(middle)) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The nearest whole number: Math.round without its care for what is no number, which is dear in compiled code. */
    static long nearest(double value) {
        return (long) (value < 0 ? value - 0.5 : value + 0.5);
    }

    /** The TSC at which its line has an axis time. */
    long tsc(long axis) {
        return base + Math.round((axis - offset) / (1 + rate));
    }

    long begin() {
        return axis(evidence.begin());
    }

    long end() {
        return axis(evidence.end());
    }
}
