package io.xenscope.analyze.slices;

import java.util.Arrays;

/**
 * Durations of each slice, counted in bins of 1/32 of an octave. A byte a bin where counts are small: there are thousands of these.
 */
public final class SliceHistogram {
    private static final int BITS = 5;
    private static final int STEPS = 1 << BITS;

    /** Takes a bin and its count, which is not 0. */
    public interface Visitor {
        void bin(int bin, int count);
    }

    /** The bins of one slice from {@code first} on; in {@code small} until one of them exceeds a byte. */
    private static final class Window {
        private int first;
        private byte[] small = {};
        private int[] large;

        void add(int bin, int count) {
            widen(bin);
            int place = bin - first;
            if (large == null && (small[place] & 0xFF) + count > 0xFF) {
                large = new int[small.length];
                Arrays.setAll(large, i -> small[i] & 0xFF);
                small = null;
            }
            if (large != null) {
                large[place] += count;
            } else {
                small[place] += (byte) count;
            }
        }

        private int length() {
            return large != null ? large.length : small.length;
        }

        private void widen(int bin) {
            if (length() == 0) {
                first = bin;
                small = new byte[8];
            }
            int before = Math.max(0, first - bin);
            int all = before + Math.max(length(), bin - first + 1);
            if (all == length()) {
                return;
            }
            int room = before == 0 ? Math.max(all, length() + length() / 2) : all;
            if (large != null) {
                int[] wider = new int[room];
                System.arraycopy(large, 0, wider, before, large.length);
                large = wider;
            } else {
                byte[] wider = new byte[room];
                System.arraycopy(small, 0, wider, before, small.length);
                small = wider;
            }
            first -= before;
        }

        void forEach(Visitor visitor) {
            for (int i = 0; i < length(); i++) {
                int count = large != null ? large[i] : small[i] & 0xFF;
                if (count > 0) {
                    visitor.bin(first + i, count);
                }
            }
        }
    }

    private final Window[] windows;

    public SliceHistogram(int slices) {
        windows = new Window[slices];
    }

    /** The bin of a duration, which is not negative. */
    public static int bin(long duration) {
        if (duration < STEPS) {
            return (int) duration;
        }
        int shift = 63 - Long.numberOfLeadingZeros(duration) - BITS;
        return (shift << BITS) + (int) (duration >>> shift);
    }

    /** The shortest duration of a bin; the longest is below that of the next one. */
    public static double least(int bin) {
        if (bin < STEPS) {
            return bin;
        }
        int shift = (bin >> BITS) - 1;
        return Math.scalb((double) (bin - (shift << BITS)), shift);
    }

    /** Counts so many durations of a slice. */
    public void add(int slice, long duration, int count) {
        if (windows[slice] == null) {
            windows[slice] = new Window();
        }
        windows[slice].add(bin(duration), count);
    }

    /** Gives the bins of a slice in order. */
    public void forEach(int slice, Visitor visitor) {
        if (windows[slice] != null) {
            windows[slice].forEach(visitor);
        }
    }
}
