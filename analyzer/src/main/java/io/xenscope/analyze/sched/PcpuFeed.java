package io.xenscope.analyze.sched;

import io.xenscope.clock.ClockModel;

/**
 * One pcpu's stints and changes, handed to the join slice by slice.
 *
 * <p>An item is one word: 63..48 the pcpu's place in the list of feeds, 47 set for a stint, 46..0 number of the stint or
 * change. So items of one pcpu and kind sort by time.
 */
final class PcpuFeed {
    private static final int PLACE_SHIFT = 48;
    private static final long STINT = 1L << 47;

    private final PcpuSchedule pcpu;
    private final ClockModel clock;
    private final int[] vcpuOfSlot;
    private long stintFrom;
    private long stintTo;
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

    static boolean isStint(long item) {
        return (item & STINT) != 0;
    }

    private static long number(long item) {
        return item & STINT - 1;
    }

    long items() {
        return pcpu.stints().count() + pcpu.changes().count();
    }

    /** Moves on to the items that begin before {@code until} and counts them by vcpu. */
    void takeUntil(long until, int[] counts) {
        stintFrom = stintTo;
        while (stintTo < pcpu.stints().count() && clock.ticks(pcpu.stints().beginTsc(stintTo)) < until) {
            counts[vcpuOfSlot[pcpu.stints().slot(stintTo++)]]++;
        }
        changeFrom = changeTo;
        while (changeTo < pcpu.changes().count() && clock.ticks(pcpu.changes().tsc(changeTo)) < until) {
            counts[vcpuOfSlot[pcpu.changes().slot(changeTo++)]]++;
        }
    }

    /** Puts the items at the places where {@code next} says, by vcpu, and moves those on. */
    void sortInto(long[] items, int[] next, int place) {
        long name = (long) place << PLACE_SHIFT;
        for (long change = changeFrom; change < changeTo; change++) {
            items[next[vcpuOfSlot[pcpu.changes().slot(change)]]++] = name | change;
        }
        for (long stint = stintFrom; stint < stintTo; stint++) {
            items[next[vcpuOfSlot[pcpu.stints().slot(stint)]]++] = name | STINT | stint;
        }
    }

    /** When an item begins, in common ticks. */
    long time(long item) {
        return clock.ticks(
                isStint(item)
                        ? pcpu.stints().beginTsc(number(item))
                        : pcpu.changes().tsc(number(item)));
    }

    /** Hands an item on; {@code stint} is the caller's, and lent. */
    void give(long item, VcpuHistory vcpu, Stint stint) {
        if (isStint(item)) {
            vcpu.stint(stint.of(pcpu, clock, number(item)));
        } else {
            long change = number(item);
            ChangeLog changes = pcpu.changes();
            vcpu.change(pcpu.pcpu(), clock.ticks(changes.tsc(change)), changes.from(change), changes.to(change));
        }
    }
}
