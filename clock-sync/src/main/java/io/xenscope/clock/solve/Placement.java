package io.xenscope.clock.solve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts every clock on the axis as far as the order of windows shows, so that raw TSCs may be an hour apart. It decides
 * only into which epoch a record falls.
 */
final class Placement {
    private long[] offsets = new long[64];
    private int count;

    private Placement() {}

    /** Places all clocks that are connected with the first one, which is the reference. */
    static void place(List<Clock> clocks) {
        clocks.get(0).place(0, 0);
        boolean more = true;
        while (more) {
            more = false;
            for (Clock clock : clocks) {
                more |= !clock.isPlaced() && placeByAny(clock, clocks);
            }
        }
        clocks.stream().filter(clock -> !clock.isPlaced()).forEach(clock -> placeBehind(clock, clocks));
    }

    /** Where windows do not tell, the time of a pcpu goes on. */
    private static void placeBehind(Clock clock, List<Clock> clocks) {
        clocks.stream()
                .filter(other -> other.pcpu() == clock.pcpu() && other.base() < clock.base() && other.isPlaced())
                .max(Comparator.comparingLong(Clock::base))
                .ifPresent(other -> clock.place(other.axis(clock.base()), 0));
    }

    /** Whether the order of windows limits the offset of two clocks either way. */
    static boolean isTied(Clock clock, Clock other) {
        boolean[] limits = new boolean[2];
        WindowOrder.above(clock, other, (time, offset) -> limits[0] = true);
        WindowOrder.below(clock, other, (time, offset) -> limits[1] = true);
        return limits[0] && limits[1];
    }

    private static boolean placeByAny(Clock clock, List<Clock> clocks) {
        for (Clock other : clocks) {
            if (other.isPlaced() && place(clock, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean place(Clock clock, Clock other) {
        Placement above = new Placement();
        Placement below = new Placement();
        WindowOrder.above(clock, other, (time, offset) -> above.add(offset));
        WindowOrder.below(clock, other, (time, offset) -> below.add(offset));
        if (above.count == 0 || below.count == 0) {
            return false;
        }
        clock.place(-middle(above, below), 0);
        return true;
    }

    /** Between all bounds where that can be; between the usual ones where clocks drift or step. */
    private static double middle(Placement above, Placement below) {
        above.sort();
        below.sort();
        long least = above.offsets[0];
        long most = below.offsets[below.count - 1];
        return most <= least ? (most + least) / 2.0 : (above.median() + below.median()) / 2.0;
    }

    private void add(long offset) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
        }
        offsets[count++] = offset;
    }

    private void sort() {
        Arrays.sort(offsets, 0, count);
    }

    private long median() {
        return offsets[count / 2];
    }
}
