package io.xenscope.report.export.order;

import java.io.IOException;
import java.util.Arrays;

/** Pieces of bytes in memory, with their lanes and times; sorted by an index, so that no piece moves. */
final class ItemBuffer {
    private byte[] bytes;
    private int used;
    private int count;
    private int[] lanes = new int[1 << 10];
    private long[] times = new long[1 << 10];
    private int[] begins = new int[(1 << 10) + 1];
    private int[] order = new int[1 << 10];
    private int[] spare = new int[1 << 10];
    private long[] packed = {};

    ItemBuffer(int size) {
        bytes = new byte[size];
    }

    boolean takes(int length) {
        return length <= bytes.length - used;
    }

    boolean isHalfFull() {
        return used > bytes.length / 2;
    }

    /** Doubles the room, if that does not exceed {@code most} bytes; whether it did. */
    boolean widen(int most) {
        if (bytes.length > most / 2) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        return true;
    }

    void add(int lane, long time, byte[] from, int offset, int length) {
        if (!takes(length)) {
            throw new IllegalArgumentException("a piece of " + length + " bytes");
        }
        if (count == lanes.length) {
            grow(count + 1);
        }
        System.arraycopy(from, offset, bytes, used, length);
        used += length;
        lanes[count] = lane;
        times[count] = time;
        begins[++count] = used;
    }

    /** The same for pieces of one lane that lie one behind the other from the begin of {@code from} on. */
    void add(int lane, byte[] from, Items items) {
        if (!takes(items.end())) {
            throw new IllegalArgumentException("pieces of " + items.end() + " bytes");
        }
        if (count + items.count() > lanes.length) {
            grow(count + items.count());
        }
        System.arraycopy(from, 0, bytes, used, items.end());
        for (int item = 0; item < items.count(); item++) {
            lanes[count] = lane;
            times[count] = items.time(item);
            begins[++count] = used + items.end(item);
        }
        used += items.end();
    }

    private void grow(int least) {
        int size = Math.max(least, 2 * count);
        lanes = Arrays.copyOf(lanes, size);
        times = Arrays.copyOf(times, size);
        begins = Arrays.copyOf(begins, size + 1);
        order = new int[size];
        spare = new int[size];
    }

    int count() {
        return count;
    }

    /** Puts the pieces in order; those of one lane and time stay as they came. */
    void sort() {
        for (int item = 0; item < count; item++) {
            order[item] = item;
        }
        sort(count);
    }

    /** Puts those in front in order whose time lies before {@code end}; how many these are. The others stay as they came. */
    int sortBefore(long end) {
        int before = 0;
        int behind = count;
        for (int item = count - 1; item >= 0; item--) {
            if (times[item] >= end) {
                order[--behind] = item;
            }
        }
        for (int item = 0; before < behind; item++) {
            if (times[item] < end) {
                order[before++] = item;
            }
        }
        sort(before);
        return before;
    }

    private void sort(int pieces) {
        if (!sortPacked(pieces)) {
            mergeAll(pieces);
        }
    }

    /** Keeps only the pieces behind the first {@code given} in order, as {@link #sortBefore} left them. */
    void keepBehind(int given) {
        int kept = 0;
        int end = 0;
        for (int place = given; place < count; place++) {
            int item = order[place];
            int begin = begins[item];
            int length = begins[item + 1] - begin;
            System.arraycopy(bytes, begin, bytes, end, length);
            lanes[kept] = lanes[item];
            times[kept] = times[item];
            begins[kept++] = end;
            end += length;
        }
        begins[kept] = end;
        count = kept;
        used = end;
    }

    /** Sorts lane, time and place of each piece as one number, which is quick; false where they do not fit into one. */
    private boolean sortPacked(int pieces) {
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (int place = 0; place < pieces; place++) {
            int item = order[place];
            earliest = Math.min(earliest, times[item]);
            latest = Math.max(latest, times[item]);
            lowest = Math.min(lowest, lanes[item]);
            highest = Math.max(highest, lanes[item]);
        }
        int placeBits = bits(count);
        int timeBits = bits(latest - earliest);
        if (pieces == 0 || latest - earliest < 0 || bits((long) highest - lowest) + timeBits + placeBits >= Long.SIZE) {
            return pieces == 0;
        }
        if (packed.length < pieces) {
            packed = new long[Math.max(pieces, order.length)];
        }
        for (int place = 0; place < pieces; place++) {
            int item = order[place];
            packed[place] = ((long) lanes[item] - lowest << timeBits | times[item] - earliest) << placeBits | item;
        }
        Arrays.sort(packed, 0, pieces);
        for (int place = 0; place < pieces; place++) {
            order[place] = (int) (packed[place] & (1L << placeBits) - 1);
        }
        return true;
    }

    /** How many bits a number has that is not negative. */
    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    /** Merges ever longer intervals; intervals that are in order already, which most are, are only copied. */
    private void mergeAll(int pieces) {
        for (int length = 1; length < pieces; length *= 2) {
            for (int begin = 0; begin < pieces; begin += 2 * length) {
                merge(begin, Math.min(pieces, begin + length), Math.min(pieces, begin + 2 * length));
            }
            System.arraycopy(order, pieces, spare, pieces, count - pieces);
            int[] sorted = spare;
            spare = order;
            order = sorted;
        }
    }

    private void merge(int begin, int middle, int end) {
        if (middle == end || !isBehind(order[middle - 1], order[middle])) {
            System.arraycopy(order, begin, spare, begin, end - begin);
            return;
        }
        int left = begin;
        int right = middle;
        for (int at = begin; at < end; at++) {
            boolean takesLeft = right == end || left < middle && !isBehind(order[left], order[right]);
            spare[at] = order[takesLeft ? left++ : right++];
        }
    }

    private boolean isBehind(int one, int other) {
        return lanes[one] != lanes[other] ? lanes[one] > lanes[other] : times[one] > times[other];
    }

    /** The lane of the n-th piece in order. */
    int lane(int item) {
        return lanes[order[item]];
    }

    long time(int item) {
        return times[order[item]];
    }

    int length(int item) {
        return begins[order[item] + 1] - begins[order[item]];
    }

    void tell(int item, ItemSink sink) throws IOException {
        sink.item(lane(item), time(item), bytes, begins[order[item]], length(item));
    }

    void clear() {
        used = 0;
        count = 0;
    }
}
