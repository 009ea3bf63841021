package io.xenscope.report.export.order;

import java.io.IOException;
import java.util.Arrays;

/** Pieces of bytes in memory, with their lanes and times; sorted by an index, so that no piece moves. */
final class ItemBuffer {
    private final byte[] bytes;
    private int used;
    private int count;
    private int[] lanes = new int[1 << 10];
    private long[] times = new long[1 << 10];
    private int[] begins = new int[(1 << 10) + 1];
    private int[] order = new int[1 << 10];
    private int[] spare = new int[1 << 10];

    ItemBuffer(int size) {
        bytes = new byte[size];
    }

    boolean takes(int length) {
        return length <= bytes.length - used;
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
        order[count] = count;
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
            order[count] = count;
            begins[++count] = used + items.end(item);
        }
        used += items.end();
    }

    private void grow(int least) {
        int size = Math.max(least, 2 * count);
        lanes = Arrays.copyOf(lanes, size);
        times = Arrays.copyOf(times, size);
        begins = Arrays.copyOf(begins, size + 1);
        order = Arrays.copyOf(order, size);
        spare = new int[size];
    }

    int count() {
        return count;
    }

    /** Puts the pieces in order; those of one lane and time stay as they came. */
    void sort() {
        if (!sortPacked()) {
            mergeAll();
        }
    }

    /** Sorts lane, time and place of each piece as one number, which is quick; false where they do not fit into one. */
    private boolean sortPacked() {
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (int item = 0; item < count; item++) {
            earliest = Math.min(earliest, times[item]);
            latest = Math.max(latest, times[item]);
            lowest = Math.min(lowest, lanes[item]);
            highest = Math.max(highest, lanes[item]);
        }
        int placeBits = bits(count);
        int timeBits = bits(latest - earliest);
        if (count == 0 || latest - earliest < 0 || bits((long) highest - lowest) + timeBits + placeBits >= Long.SIZE) {
            return count == 0;
        }
        long[] packed = new long[count];
        for (int item = 0; item < count; item++) {
            packed[item] = ((long) lanes[item] - lowest << timeBits | times[item] - earliest) << placeBits | item;
        }
        Arrays.sort(packed);
        for (int item = 0; item < count; item++) {
            order[item] = (int) (packed[item] & (1L << placeBits) - 1);
        }
        return true;
    }

    /** How many bits a number has that is not negative. */
    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    /** Merges ever longer intervals; intervals that are in order already, which most are, are only copied. */
    private void mergeAll() {
        for (int length = 1; length < count; length *= 2) {
            for (int begin = 0; begin < count; begin += 2 * length) {
                merge(begin, Math.min(count, begin + length), Math.min(count, begin + 2 * length));
            }
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
