package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.Sightings;
import java.util.Arrays;

/** Runs of one vcpu in axis time: how many of them are under way at a moment. */
final class AxisRuns {
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int count;
    private int begun;
    private int ended;

    /** Adds what one clock saw; a run without length is around nothing. */
    void add(Clock clock, Sightings seen) {
        for (int run = 0; run < seen.runs(); run++) {
            long start = clock.axis(seen.start(run));
            long end = clock.axis(seen.end(run));
            if (start < end) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                    ends = Arrays.copyOf(ends, 2 * count);
                }
                starts[count] = start;
                ends[count++] = end;
            }
        }
    }

    /** Needed where several clocks were added. */
    void sort() {
        Arrays.sort(starts, 0, count);
        Arrays.sort(ends, 0, count);
    }

    /** Begins anew with the first moment. */
    void rewind() {
        begun = 0;
        ended = 0;
    }

    /** Runs that began before a moment and end behind it; moments are asked for in the order of time. */
    int around(long time) {
        while (begun < count && starts[begun] < time) {
            begun++;
        }
        while (ended < count && ends[ended] <= time) {
            ended++;
        }
        return begun - ended;
    }
}
