package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.Sightings;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The TSCs of one clock that its evidence knows: of runstate records and at the borders of windows. */
final class RecordTimes {
    static final long NONE = Long.MIN_VALUE;

    private final long[] times;

    RecordTimes(PcpuEvidence evidence) {
        int count = 2 * evidence.windows().count();
        for (Sightings seen : evidence.vcpus().values()) {
            count += seen.points().count();
        }
        times = new long[count];
        int next = 0;
        for (int window = 0; window < evidence.windows().count(); window++) {
            times[next++] = evidence.windows().first(window);
            times[next++] = evidence.windows().last(window);
        }
        for (Sightings seen : evidence.vcpus().values()) {
            for (int point = 0; point < seen.points().count(); point++) {
                times[next++] = seen.points().get(point);
            }
        }
        Arrays.sort(times);
    }

    long lastUpTo(long tsc) {
        int place = Arrays.binarySearch(times, tsc);
        place = place >= 0 ? place : -place - 2;
        return place < 0 ? NONE : times[place];
    }

    long firstFrom(long tsc) {
        int place = Arrays.binarySearch(times, tsc);
        place = place >= 0 ? place : -place - 1;
        return place >= times.length ? NONE : times[place];
    }

    /** How many lie between, without the two themselves. */
    long between(long before, long after) {
        return Arrays.stream(times)
                .filter(time -> time > before && time < after)
                .count();
    }

    /** How many lie in {@code [from, to]} of the axis of a clock that is solved. */
    long within(SolvedClock clock, long from, long to) {
        return Arrays.stream(times)
                .map(clock::axis)
                .filter(time -> time >= from && time <= to)
                .count();
    }

    /** Those behind {@code before} and up to {@code after} whose neighbour is at least so much earlier; {@code after} in any case. */
    long[] behindGaps(long before, long after, long size) {
        return IntStream.range(1, times.length)
                .filter(i -> times[i] > before && times[i] <= after && times[i] > times[i - 1])
                .filter(i -> times[i] - times[i - 1] >= size || times[i] == after)
                .mapToLong(i -> times[i])
                .toArray();
    }

    /**
     * Narrows a step between two TSCs to where neighbours are as far apart as it is large: from the first such gap to the
     * last. Null where there is none.
     */
    long[] gaps(long before, long after, long size) {
        long[] gaps = null;
        for (int i = 1; i < times.length; i++) {
            if (times[i - 1] >= before && times[i] <= after && times[i] - times[i - 1] >= size) {
                gaps = new long[] {gaps == null ? times[i - 1] : gaps[0], times[i]};
            }
        }
        return gaps;
    }
}
