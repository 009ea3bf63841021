package io.xenscope.analyze.walk;

import io.xenscope.format.WindowIndex;

/**
 * The time of its pcpu at which each window begins, so that reading can start at any of them: 16 bytes a window.
 *
 * <p>One for all workers: a window, and a pcpu, belongs to one of them.
 */
public final class WindowMarks implements Track {
    private final long[] times;
    private final long[] shifts;
    private final PcpuWalk[] pcpus;

    public WindowMarks(WindowIndex windows) {
        times = new long[windows.count()];
        shifts = new long[windows.count()];
        pcpus = new PcpuWalk[windows.pcpuLimit()];
    }

    @Override
    public void register(HeaderTable table) {
        // Windows are all it looks at.
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    @Override
    public void windowBegins(PcpuWalk pcpu, int window) {
        pcpus[pcpu.pcpu()] = pcpu;
        times[window] = pcpu.started() ? pcpu.now() : Long.MIN_VALUE;
        shifts[window] = pcpu.shift();
    }

    /** A pcpu as its last record left it; null where it has none. */
    public PcpuWalk pcpu(int pcpu) {
        return pcpus[pcpu];
    }

    /** The time of the last record before the window, in ticks of its pcpu; MIN_VALUE if none had a TSC. */
    public long time(int window) {
        return times[window];
    }

    /** What is added to TSCs from this window on to make times of them. */
    public long shift(int window) {
        return shifts[window];
    }
}
