package io.xenscope.report.export;

import io.xenscope.report.export.Lanes.Lane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lanes of a timeline by numbers that fit into an item, and how many slices are open on each while events are written. */
final class OpenLanes {
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Lane, Integer> numbers = new HashMap<>();
    /** By number. */
    private int[] open = new int[64];

    /** The number of a lane, given at its first use. */
    int number(Lane lane) {
        Integer known = numbers.get(lane);
        if (known == null) {
            known = lanes.size();
            lanes.add(lane);
            numbers.put(lane, known);
        }
        return known;
    }

    Lane lane(int number) {
        return lanes.get(number);
    }

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
