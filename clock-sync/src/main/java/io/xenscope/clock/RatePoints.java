package io.xenscope.clock;

import java.util.Arrays;

/**
 * Points of the line that one pcpu's nanoseconds draw over its TSC, in intervals without a loss: a bounded number, however
 * long the capture.
 *
 * <p>Of all points within a spacing the one is kept at which the nanoseconds were furthest ahead: Xen reads its clock before
 * the record gets its TSC, never after, so the others were stopped for longer between the two. When there are too many
 * points the spacing is doubled.
 */
final class RatePoints {
    private static final int MOST = 128;

    /** An interval with fewer points than this is hardly worth its room. */
    private static final int FEW = 4;

    private double[] ticks = new double[16];
    private double[] nanos = new double[16];
    /** The interval of each point; ascending. */
    private int[] stretches = new int[16];

    private int count;
    private int stretch = -1;
    private double spacing = 1 << 22;
    private double ticksNow;
    private double nanosNow;
    private double ticksPerNano = 1;

    /** An interval begins, with a point. */
    void begin() {
        if (stretch >= 0 && ticksNow == 0) {
            // Nothing came of the one before.
            return;
        }
        stretch++;
        ticksNow = 0;
        nanosNow = 0;
        keep();
    }

    /** So many ticks later, which are said to be so many nanoseconds; {@code rate} is about what a nanosecond takes. */
    void add(double moreTicks, double moreNanos, double rate) {
        ticksPerNano = rate;
        ticksNow += moreTicks;
        nanosNow += moreNanos;
        keep();
    }

    private void keep() {
        int last = count - 1;
        if (last >= 0 && isNear(last, stretch, ticksNow)) {
            if (isAhead(ticksNow, nanosNow, last)) {
                ticks[last] = ticksNow;
                nanos[last] = nanosNow;
            }
            return;
        }
        if (count == MOST) {
            thin();
        }
        if (count == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * count);
            nanos = Arrays.copyOf(nanos, 2 * count);
            stretches = Arrays.copyOf(stretches, 2 * count);
        }
        set(count++, ticksNow, nanosNow, stretch);
    }

    private boolean isNear(int point, int inStretch, double at) {
        return stretches[point] == inStretch && Math.floor(ticks[point] / spacing) == Math.floor(at / spacing);
    }

    private boolean isAhead(double atTicks, double atNanos, int than) {
        return (atNanos - nanos[than]) * ticksPerNano > atTicks - ticks[than];
    }

    private void set(int point, double atTicks, double atNanos, int inStretch) {
        ticks[point] = atTicks;
        nanos[point] = atNanos;
        stretches[point] = inStretch;
    }

    /** Frees half of the room: the shorter half of many short intervals goes, and the spacing of long ones is doubled. */
    private void thin() {
        while (count > MOST / 2) {
            double[] lengths = lengths();
            if (lengths.length > count / FEW) {
                dropShorter(lengths[lengths.length / 2]);
            } else {
                spacing *= 2;
                joinNeighbours();
            }
        }
    }

    private void joinNeighbours() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept > 0 && isNear(kept - 1, stretches[i], ticks[i])) {
                if (isAhead(ticks[i], nanos[i], kept - 1)) {
                    set(kept - 1, ticks[i], nanos[i], stretches[i]);
                }
            } else {
                set(kept++, ticks[i], nanos[i], stretches[i]);
            }
        }
        count = kept;
    }

    /** The lengths of all intervals, in order. */
    private double[] lengths() {
        double[] lengths = new double[count];
        int ended = 0;
        for (int from = 0, to; from < count; from = to) {
            to = end(from);
            lengths[ended++] = ticks[to - 1] - ticks[from];
        }
        Arrays.sort(lengths, 0, ended);
        return Arrays.copyOf(lengths, ended);
    }

    /** Drops the intervals shorter than the middle one, and every second one as long; the present one stays. */
    private void dropShorter(double middle) {
        int kept = 0;
        boolean drop = true;
        for (int from = 0, to; from < count; from = to) {
            to = end(from);
            double length = ticks[to - 1] - ticks[from];
            drop = length < middle || length == middle && !drop;
            if (!drop || stretches[from] == stretch) {
                for (int i = from; i < to; i++) {
                    set(kept++, ticks[i], nanos[i], stretches[i]);
                }
            }
        }
        count = kept;
    }

    /** Behind the last point of the interval of a point. */
    private int end(int point) {
        int end = point + 1;
        while (end < count && stretches[end] == stretches[point]) {
            end++;
        }
        return end;
    }

    /** Adds the slopes between any two points of the same interval. */
    void addTo(Slopes slopes) {
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count && stretches[j] == stretches[i]; j++) {
                slopes.add(ticks[j] - ticks[i], nanos[j] - nanos[i]);
            }
        }
    }
}
