package io.xenscope.report.html.data;

/** Shares of one vcpu by equal parts of the range: how long it ran and waited in each, and its longest wait there. */
final class Buckets {
    private static final int STEPS = 15;

    private final long first;
    private final long width;
    private final float[] running;
    private final float[] waiting;
    private final float[] longest;

    /** So many parts of {@code [from, to)}. */
    Buckets(int count, long from, long to) {
        this.first = from;
        this.width = width(count, from, to);
        this.running = new float[count];
        this.waiting = new float[count];
        this.longest = new float[count];
    }

    /** The length in ticks of each of so many parts. */
    static long width(int count, long from, long to) {
        return Math.max(1, (to - from + count - 1) / count);
    }

    void add(SliceState state, long begin, long end) {
        boolean runs = state == SliceState.RUNNING;
        if (!runs && !state.isWaiting() || begin == end) {
            return;
        }
        int last = (int) Math.min(running.length - 1, (end - 1 - first) / width);
        for (int bucket = (int) ((begin - first) / width); bucket <= last; bucket++) {
            long from = Math.max(begin, first + bucket * width);
            long to = bucket == last ? end : Math.min(end, first + (bucket + 1) * width);
            (runs ? running : waiting)[bucket] += to - from;
            if (!runs) {
                longest[bucket] = Math.max(longest[bucket], end - begin);
            }
        }
    }

    /** Appends of each part both shares in fifteenths, running in the low four bits, and the binary logarithm of the longest wait. */
    void addTo(VarintLog shares, VarintLog waits) {
        for (int bucket = 0; bucket < running.length; bucket++) {
            shares.add(steps(running[bucket]) | steps(waiting[bucket]) << 4);
            waits.add(longest[bucket] < 1 ? 0 : Math.getExponent(longest[bucket]) + 1);
        }
    }

    /** What is there at all is at least one step. */
    private int steps(float ticks) {
        return ticks == 0 ? 0 : Math.max(1, Math.min(STEPS, Math.round(STEPS * ticks / width)));
    }
}
