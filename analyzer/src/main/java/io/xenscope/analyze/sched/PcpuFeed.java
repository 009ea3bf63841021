package io.xenscope.analyze.sched;

import io.xenscope.clock.ClockModel;
import java.util.function.LongUnaryOperator;

/**
 * One pcpu's runs and changes, handed to the join slice by slice.
 *
 * <p>An item is one word: 63..48 the pcpu's place in the list of feeds, 47 set for a run, 46..0 number of the run or
 * change. So items of one pcpu and kind sort by time.
 */
final class PcpuFeed {
    private static final int PLACE_SHIFT = 48;
    private static final long RUN = 1L << 47;

    private final PcpuSchedule pcpu;
    private final ClockModel clock;
    private final int[] vcpuOfSlot;
    private long runFrom;
    private long runTo;
    private long changeFrom;
    private long changeTo;

    PcpuFeed(PcpuSchedule pcpu, ClockModel clock, int[] vcpuOfSlot) {
        this.pcpu = pcpu;
        this.clock = clock;
        this.vcpuOfSlot = vcpuOfSlot;
    }

    static int place(long item) {
        return (int) (item >>> PLACE_SHIFT);
    }

    static boolean isRun(long item) {
        return (item & RUN) != 0;
    }

    private static long number(long item) {
        return item & RUN - 1;
    }

    long items() {
        return pcpu.runs().count() + pcpu.changes().count();
    }

    /** Moves on to the items that begin before {@code until} and counts them by vcpu. */
    void takeUntil(long until, int[] counts) {
        runFrom = runTo;
        runTo = firstFrom(until, runTo, pcpu.runs().count(), pcpu.runs()::beginTsc);
        for (long run = runFrom; run < runTo; run++) {
            counts[vcpuOfSlot[pcpu.runs().slot(run)]]++;
        }
        changeFrom = changeTo;
        changeTo = firstFrom(until, changeTo, pcpu.changes().count(), pcpu.changes()::tsc);
        for (long change = changeFrom; change < changeTo; change++) {
            counts[vcpuOfSlot[pcpu.changes().slot(change)]]++;
        }
    }

    /** The first of some TSCs in order that is not before a common tick. */
    private long firstFrom(long time, long from, long count, LongUnaryOperator tsc) {
        long low = from;
        long high = time == Long.MAX_VALUE ? low : count;
        while (low < high) {
            long middle = low + high >>> 1;
            if (clock.ticks(tsc.applyAsLong(middle)) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return time == Long.MAX_VALUE ? count : low;
    }

    /** Puts the items at the places where {@code next} says, by vcpu, and moves those on. */
    void sortInto(long[] items, int[] next, int place) {
        long name = (long) place << PLACE_SHIFT;
        for (long change = changeFrom; change < changeTo; change++) {
            items[next[vcpuOfSlot[pcpu.changes().slot(change)]]++] = name | change;
        }
        for (long run = runFrom; run < runTo; run++) {
            items[next[vcpuOfSlot[pcpu.runs().slot(run)]]++] = name | RUN | run;
        }
    }

    /** When an item begins, in common ticks. */
    long time(long item) {
        return clock.ticks(
                isRun(item)
                        ? pcpu.runs().beginTsc(number(item))
                        : pcpu.changes().tsc(number(item)));
    }

    /** Hands an item on that begins at {@code time}, in common ticks; {@code run} is the caller's, and lent. */
    void give(long item, long time, VcpuHistory vcpu, Run run) {
        if (isRun(item)) {
            vcpu.run(run.of(pcpu, clock, number(item), time));
        } else {
            long change = number(item);
            ChangeLog changes = pcpu.changes();
            vcpu.change(pcpu.pcpu(), time, changes.from(change), changes.to(change));
        }
    }
}
