package io.xenscope.analyze.merge;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.WindowMarks;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.Search;
import io.xenscope.format.WindowIndex;

/**
 * Where in the file the records of one pcpu begin that belong to a moment, and who runs there: the last window or
 * switch-in before it, whichever is nearer. Only read, by any number of threads.
 */
final class PcpuPlaces {
    private final int pcpu;
    private final WindowIndex index;
    private final int[] windows;
    private final long[] times;
    private final long[] shifts;
    private final ClockModel clock;
    private final PcpuSchedule schedule;
    private final long begin;
    private final boolean hasHvmPrefix;

    /** {@code windows} are this pcpu's in the order of the file, {@code begin} the first common tick of all pcpus. */
    PcpuPlaces(
            WindowIndex index, int[] windows, WindowMarks marks, ClockModel clock, long begin, boolean hasHvmPrefix) {
        this.pcpu = index.pcpu(windows[0]);
        this.index = index;
        this.windows = windows;
        this.clock = clock;
        this.begin = begin;
        this.hasHvmPrefix = hasHvmPrefix;
        this.times = new long[windows.length + 1];
        this.shifts = new long[windows.length];
        PcpuWalk walk = marks.pcpu(pcpu);
        this.schedule = walk.schedule();
        long first = walk.started() ? walk.first() : begin;
        times[windows.length] = walk.started() ? walk.now() : begin;
        for (int place = windows.length - 1; place >= 0; place--) {
            // A first TSC that turned out to be nonsense has left its trace in the marks behind it.
            times[place] = Math.min(Math.max(first, marks.time(windows[place])), times[place + 1]);
            shifts[place] = marks.shift(windows[place]);
        }
    }

    /** Whether a word stands before the payload of each HVM record. */
    boolean hasHvmPrefix() {
        return hasHvmPrefix;
    }

    /** First common tick of the capture. */
    long begin() {
        return begin;
    }

    int pcpu() {
        return pcpu;
    }

    ClockModel clock() {
        return clock;
    }

    /** How many windows there are; they are named by their place among those of this pcpu. */
    int windowCount() {
        return windows.length;
    }

    long start(int window) {
        return index.start(windows[window]);
    }

    long end(int window) {
        return index.end(windows[window]);
    }

    /** Whether bytes were skipped between a window and the one before it. */
    boolean isBroken(int window) {
        return index.breaks(windows[window]) != index.breaks(windows[window - 1]);
    }

    /** Time before the first record of a window, or, one behind the last window, of the last record. */
    long time(int window) {
        return times[window];
    }

    long commonTime(int window) {
        return clock.ticks(times[window]);
    }

    long shift(int window) {
        return shifts[window];
    }

    /** The last window that begins before a common tick; the first if none does. */
    int windowBefore(long tick) {
        int next = (int) Search.first(0, windows.length, one -> commonTime((int) one) >= tick);
        return Math.max(0, next - 1);
    }

    /** The window that holds an offset, or ends there. */
    int windowWith(long offset) {
        int low = 0;
        int high = windows.length - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (end(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first run whose records begin at or after an offset. */
    long runFrom(long offset) {
        return Search.first(0, schedule.runs().count(), one -> schedule.runs().offset(one) >= offset);
    }

    /** The last run that begins before a common tick; -1 if none does. */
    long runBefore(long tick) {
        RunLog runs = schedule.runs();
        return Search.first(0, runs.count(), one -> clock.ticks(runs.beginTsc(one)) >= tick) - 1;
    }

    /** What is added to TSCs to make times of them that lie behind {@code time}. */
    long shiftBehind(long time) {
        return schedule.falls().shiftAt(time + 1);
    }

    RunLog runs() {
        return schedule.runs();
    }

    /** The vcpu of a run, see {@link VcpuKey}. */
    int vcpu(long run) {
        return schedule.slots().key(schedule.runs().slot(run));
    }

    /** Offset of the first record of a run; behind all records where there is no such run. */
    long runOffset(long run) {
        return run < schedule.runs().count() ? schedule.runs().offset(run) : Long.MAX_VALUE;
    }
}
