package io.xenscope.clock.solve;

import java.util.Arrays;

/**
 * A set of whole numbers as closed intervals, sorted and apart: what an offset can still be.
 *
 * <p>Where it gets too many pieces only its hull is kept, which is sound: it never loses a number that is possible.
 */
final class IntervalSet {
    private static final int MOST = 400;

    private long[] low = new long[8];
    private long[] high = new long[8];
    private int count;

    private void reserve(int pieces) {
        if (pieces > low.length) {
            int room = Math.max(2 * low.length, pieces);
            low = Arrays.copyOf(low, room);
            high = Arrays.copyOf(high, room);
        }
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long low() {
        return low[0];
    }

    long high() {
        return high[count - 1];
    }

    void set(long from, long to) {
        count = from <= to ? 1 : 0;
        low[0] = from;
        high[0] = to;
    }

    /** The pieces as low, high, low, high ... */
    long[] pieces() {
        long[] pieces = new long[2 * count];
        for (int i = 0; i < count; i++) {
            pieces[2 * i] = low[i];
            pieces[2 * i + 1] = high[i];
        }
        return pieces;
    }

    void setPieces(long[] pieces) {
        count = pieces.length / 2;
        reserve(count);
        for (int i = 0; i < count; i++) {
            low[i] = pieces[2 * i];
            high[i] = pieces[2 * i + 1];
        }
    }

    /** Every number within {@code by} of the set. */
    void widen(long by) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long from = low[i] - by;
            if (kept > 0 && from <= high[kept - 1] + 1) {
                high[kept - 1] = high[i] + by;
            } else {
                low[kept] = from;
                high[kept++] = high[i] + by;
            }
        }
        count = kept;
    }

    /** Keeps what lies in {@code [from, to]}. */
    void cut(long from, long to) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (high[i] >= from && low[i] <= to) {
                low[kept] = Math.max(low[i], from);
                high[kept++] = Math.min(high[i], to);
            }
        }
        count = kept;
    }

    /** Keeps what is also in the pieces given. */
    void cut(long[] pieces) {
        IntervalSet all = new IntervalSet();
        for (int i = 0, j = 0; i < count && j < pieces.length; ) {
            long from = Math.max(low[i], pieces[j]);
            long to = Math.min(high[i], pieces[j + 1]);
            if (from <= to) {
                all.append(from, to);
            }
            if (high[i] < pieces[j + 1]) {
                i++;
            } else {
                j += 2;
            }
        }
        setPieces(all.pieces());
    }

    private void append(long from, long to) {
        if (count == MOST) {
            count = 1;
            high[0] = to;
        } else {
            reserve(count + 1);
            low[count] = from;
            high[count++] = to;
        }
    }

    /** Takes {@code [from, to]} out; whether anything changed. */
    boolean subtract(long from, long to) {
        if (from > to || isEmpty() || to < low[0] || from > high[count - 1]) {
            return false;
        }
        int first = firstEndingFrom(from);
        if (first == count || low[first] > to) {
            return false;
        }
        if (low[first] < from && high[first] > to) {
            split(first, from, to);
            return true;
        }
        int kept = first;
        for (int i = first; i < count; i++) {
            long lowest = low[i] >= from && low[i] <= to ? to + 1 : low[i];
            long highest = high[i] >= from && high[i] <= to ? from - 1 : high[i];
            if (lowest <= highest) {
                low[kept] = lowest;
                high[kept++] = highest;
            }
        }
        count = kept;
        return true;
    }

    private int firstEndingFrom(long from) {
        int below = 0;
        int above = count;
        while (below < above) {
            int middle = below + above >>> 1;
            if (high[middle] < from) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below;
    }

    private void split(int piece, long from, long to) {
        if (count == MOST) {
            set(low(), high());
            return;
        }
        reserve(count + 1);
        System.arraycopy(low, piece, low, piece + 1, count - piece);
        System.arraycopy(high, piece, high, piece + 1, count - piece);
        high[piece] = from - 1;
        low[piece + 1] = to + 1;
        count++;
    }
}
