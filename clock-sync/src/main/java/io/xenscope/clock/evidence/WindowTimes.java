package io.xenscope.clock.evidence;

import java.util.Arrays;

/**
 * The windows of one pcpu: the pass of xentrace over all pcpus that wrote each, and the TSCs of its first, second and
 * last record.
 *
 * <p>xentrace visits the pcpus in the order of their numbers, so a window shows what was published when. A new pass is
 * where the number does not rise; missing windows can only merge passes, which weakens what follows from them.
 */
public final class WindowTimes {
    /** There is no second record. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int WORDS = 3;

    private int count;
    private int[] passes = new int[16];
    private long[] times = new long[16 * WORDS];

    /** Adds a window; {@code second} may be {@link #NONE}. */
    public void add(int pass, long first, long second, long last) {
        if (count == passes.length) {
            passes = Arrays.copyOf(passes, 2 * count);
            times = Arrays.copyOf(times, 2 * count * WORDS);
        }
        passes[count] = pass;
        times[count * WORDS] = first;
        times[count * WORDS + 1] = second;
        times[count++ * WORDS + 2] = last;
    }

    /** Drops all windows so far, because their times were none. */
    public void forget() {
        count = 0;
    }

    public int count() {
        return count;
    }

    public int pass(int window) {
        return passes[window];
    }

    public long first(int window) {
        return times[window * WORDS];
    }

    /**
     * The second record with a TSC, or {@link #NONE}. It is the first one surely read after the window before was
     * fetched: a record's TSC is read a little before it is published.
     */
    public long second(int window) {
        return times[window * WORDS + 1];
    }

    public long last(int window) {
        return times[window * WORDS + 2];
    }

    /** The first window that ends at or behind {@code tsc}; {@link #count} if none does. */
    public int find(long tsc) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (last(middle) < tsc) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The same for who goes along the windows: looked for from window {@code near} on, which may be any. */
    int find(long tsc, int near) {
        int window = near;
        while (window > 0 && last(window - 1) >= tsc) {
            window--;
        }
        while (window < count && last(window) < tsc) {
            window++;
        }
        return window;
    }

    /** The last window of a pass up to {@code pass}; -1 if there is none. */
    public int upToPass(int pass) {
        int place = Arrays.binarySearch(passes, 0, count, pass);
        return place >= 0 ? place : -place - 2;
    }

    /** The windows in {@code [from, to]}; one that is cut keeps its pass. */
    WindowTimes within(long from, long to) {
        WindowTimes part = new WindowTimes();
        for (int window = find(from); window < count && first(window) <= to; window++) {
            if (first(window) >= from && last(window) <= to) {
                part.add(pass(window), first(window), second(window), last(window));
            } else if (first(window) >= from) {
                part.add(pass(window), first(window), second(window) <= to ? second(window) : NONE, to);
            } else {
                part.add(pass(window), from, NONE, Math.min(to, last(window)));
            }
        }
        return part;
    }
}
