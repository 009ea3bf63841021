package io.xenscope.analyze.sched;

import java.util.Arrays;
import java.util.List;

/**
 * Merges the items of one vcpu by time: they lie in runs, one for each pcpu and kind, and each run is in order.
 *
 * <p>A binary heap of runs; at equal times a change comes before a run, because a vcpu wakes before it runs.
 */
final class VcpuMerge {
    private final List<PcpuFeed> feeds;
    private final long[] items;
    private int[] at = new int[4];
    private int[] to = new int[4];
    private long[] time = new long[4];
    private int runs;

    VcpuMerge(List<PcpuFeed> feeds, long[] items, int from, int until) {
        this.feeds = feeds;
        this.items = items;
        int begin = from;
        for (int i = from + 1; i <= until; i++) {
            if (i == until || items[i] >>> 47 != items[begin] >>> 47) {
                addRun(begin, i);
                begin = i;
            }
        }
        for (int run = runs / 2 - 1; run >= 0; run--) {
            sink(run);
        }
    }

    private void addRun(int begin, int end) {
        if (runs == at.length) {
            at = Arrays.copyOf(at, 2 * runs);
            to = Arrays.copyOf(to, 2 * runs);
            time = Arrays.copyOf(time, 2 * runs);
        }
        at[runs] = begin;
        to[runs] = end;
        time[runs++] = timeOf(items[begin]);
    }

    private long timeOf(long item) {
        return feeds.get(PcpuFeed.place(item)).time(item);
    }

    void into(VcpuHistory vcpu) {
        Run run = new Run();
        while (runs > 0) {
            long item = items[at[0]];
            feeds.get(PcpuFeed.place(item)).give(item, time[0], vcpu, run);
            if (++at[0] < to[0]) {
                time[0] = timeOf(items[at[0]]);
            } else {
                move(--runs, 0);
            }
            sink(0);
        }
    }

    private void move(int from, int into) {
        at[into] = at[from];
        to[into] = to[from];
        time[into] = time[from];
    }

    private void sink(int run) {
        int parent = run;
        while (2 * parent + 1 < runs) {
            int child = 2 * parent + 1;
            if (child + 1 < runs && isBefore(child + 1, child)) {
                child++;
            }
            if (!isBefore(child, parent)) {
                return;
            }
            swap(child, parent);
            parent = child;
        }
    }

    private boolean isBefore(int a, int b) {
        if (time[a] != time[b]) {
            return time[a] < time[b];
        }
        boolean runA = PcpuFeed.isRun(items[at[a]]);
        boolean runB = PcpuFeed.isRun(items[at[b]]);
        return runA == runB ? items[at[a]] < items[at[b]] : runB;
    }

    private void swap(int a, int b) {
        int keptAt = at[a];
        int keptTo = to[a];
        long keptTime = time[a];
        move(b, a);
        at[b] = keptAt;
        to[b] = keptTo;
        time[b] = keptTime;
    }
}
