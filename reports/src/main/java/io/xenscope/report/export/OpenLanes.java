package io.xenscope.report.export;

import java.util.Arrays;

/** How many slices are open on each lane of a timeline while events are written, by the numbers of lanes. */
final class OpenLanes {
    private int[] open = new int[64];

    /** So many more slices are open on the lane of a number. */
    void add(int number, int more) {
        if (number >= open.length) {
            open = Arrays.copyOf(open, Math.max(2 * open.length, number + 1));
        }
        open[number] += more;
    }

    /** Whether a slice is open there. */
    boolean isOpen(int number) {
        return number < open.length && open[number] > 0;
    }
}
