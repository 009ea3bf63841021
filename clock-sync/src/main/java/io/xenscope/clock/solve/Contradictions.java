package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the present axes of clocks put in the wrong order: vcpus seen while they ran elsewhere, windows fetched too early. */
final class Contradictions {
    private Contradictions() {}

    /** Moments that lie inside a run of the same vcpu elsewhere. */
    static long ofRuns(List<Clock> clocks, Tasks tasks) {
        LongAdder count = new LongAdder();
        int size = clocks.size();
        tasks.each(size * size, cell -> {
            if (cell / size < cell % size) {
                Pair pair = new Pair(cell / size, cell % size, clocks, 0, 0);
                pair.scans().forEach(scan -> count.add(inside(scan)));
            }
        });
        return count.sum();
    }

    private static long inside(Scan scan) {
        long[] count = {0};
        scan.takeUntil(Long.MAX_VALUE, new Scan.Target() {
            @Override
            public long low() {
                return 0;
            }

            @Override
            public long high() {
                return 0;
            }

            @Override
            public void forbid(Scan by, int point, int run, long time, long from, long to) {
                count[0]++;
            }
        });
        return count[0];
    }

    /** Windows whose second record is older than a record that had been fetched before. */
    static long ofWindows(List<Clock> clocks) {
        long[] count = {0};
        for (Clock clock : clocks) {
            for (Clock other : clocks) {
                if (clock != other) {
                    WindowOrder.above(clock, other, (time, offset) -> count[0] += offset < 0 ? 1 : 0);
                }
            }
        }
        return count[0];
    }
}
