package io.xenscope.format;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where the windows of a capture are: one entry per window in file order, read from CPU_CHANGE headers alone
 * (xentrace format, section 2).
 *
 * <p>Held in primitive arrays: 24 bytes a window.
 */
public final class WindowIndex {
    private int count;
    private int[] pcpus = new int[64];
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int[] breaks = new int[64];
    private int breakCount;
    private int pcpuLimit;
    private boolean midway;
    private final BitSet earlyEnds = new BitSet();

    /** Adds a window whose records are the bytes {@code [start, end)}. */
    void add(int pcpu, long start, long end) {
        if (count == pcpus.length) {
            grow();
        }
        pcpus[count] = pcpu;
        starts[count] = start;
        ends[count] = end;
        breaks[count++] = breakCount;
        pcpuLimit = Math.max(pcpuLimit, pcpu + 1);
    }

    /** Adds windows that follow on the present ones without a break. */
    void add(WindowIndex more) {
        for (int window = 0; window < more.count; window++) {
            add(more.pcpus[window], more.starts[window], more.ends[window]);
        }
    }

    private void grow() {
        int size = 2 * count;
        pcpus = Arrays.copyOf(pcpus, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        breaks = Arrays.copyOf(breaks, size);
    }

    /** Bytes were skipped here: nothing that was so before this point is known to be so behind it. */
    void markBreak() {
        breakCount++;
    }

    /** Says that earlier records of every pcpu are missing. */
    void markMidway() {
        midway = true;
    }

    /**
     * Whether earlier records of every pcpu are known to be missing, from a different time on for each: before its first
     * record nothing is known of a pcpu.
     */
    public boolean beginsMidway() {
        return midway;
    }

    /** Says that later records of a pcpu are missing. */
    void markEarlyEnd(int pcpu) {
        earlyEnds.set(pcpu);
    }

    /** Whether later records of a pcpu are known to be missing: after its last record nothing is known about it. */
    public boolean endsEarly(int pcpu) {
        return earlyEnds.get(pcpu);
    }

    /** Ends the last window earlier or later than its header says. */
    void moveLastEnd(long end) {
        ends[count - 1] = end;
    }

    public int count() {
        return count;
    }

    public int pcpu(int window) {
        return pcpus[window];
    }

    /** Offset of the first record. */
    public long start(int window) {
        return starts[window];
    }

    /** Offset behind the last record. */
    public long end(int window) {
        return ends[window];
    }

    /** Breaks so far: two windows with different counts have skipped bytes between them. */
    public int breaks(int window) {
        return breaks[window];
    }

    /** One more than the highest pcpu that has a window. */
    public int pcpuLimit() {
        return pcpuLimit;
    }

    /** The same windows without what lies before a place of each pcpu; what lies behind it is whole, or nothing. */
    public WindowIndex from(long[] startsByPcpu) {
        WindowIndex rest = new WindowIndex();
        for (int window = 0; window < count; window++) {
            rest.breakCount = breaks[window];
            rest.add(
                    pcpus[window],
                    Math.min(ends[window], Math.max(starts[window], startsByPcpu[pcpus[window]])),
                    ends[window]);
        }
        rest.midway = midway;
        return rest;
    }

    /** Numbers of the windows of each pcpu, in the order of the file. */
    public int[][] byPcpu() {
        int[] counts = new int[pcpuLimit];
        for (int window = 0; window < count; window++) {
            counts[pcpus[window]]++;
        }
        int[][] byPcpu = new int[pcpuLimit][];
        Arrays.setAll(byPcpu, pcpu -> new int[counts[pcpu]]);
        for (int window = count - 1; window >= 0; window--) {
            byPcpu[pcpus[window]][--counts[pcpus[window]]] = window;
        }
        return byPcpu;
    }

    /** Bytes of records by pcpu. */
    public long[] bytesByPcpu() {
        long[] bytes = new long[pcpuLimit];
        for (int i = 0; i < count; i++) {
            bytes[pcpus[i]] += ends[i] - starts[i];
        }
        return bytes;
    }
}
