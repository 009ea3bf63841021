package io.xenscope.analyze.span;

import io.xenscope.format.WindowIndex;

/** The windows of each pcpu, to go from one to the next. */
final class PcpuWindows {
    private final WindowIndex index;
    private final int[][] windows;

    PcpuWindows(WindowIndex index) {
        this.index = index;
        this.windows = index.byPcpu();
    }

    /** Numbers of the windows of a pcpu, in the order of the file. */
    int[] of(int pcpu) {
        return windows[pcpu];
    }

    /** Place in {@link #of} of the first window that does not end before {@code offset}. */
    int find(int pcpu, long offset) {
        int low = 0;
        int high = windows[pcpu].length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (index.end(windows[pcpu][middle]) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
