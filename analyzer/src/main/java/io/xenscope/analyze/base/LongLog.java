package io.xenscope.analyze.base;

import io.xenscope.format.OutsideMemory;
import java.util.Arrays;
import net.openhft.chronicle.core.Memory;

/**
 * A growing list of longs outside the heap.
 *
 * <p>What grows with the capture (the schedule) lives here, so that the heap need not. Written by one thread, then read
 * by any number. {@link #close} gives the memory back; the list is empty
 * then, and may be filled again.
 */
public final class LongLog implements AutoCloseable {
    private static final int SEGMENT_SHIFT = 13;
    private static final int SEGMENT = 1 << SEGMENT_SHIFT;

    /** Of the first segment, which grows: most of the lists that a host's thousands of vcpus and pcpus have are short. */
    private static final int FIRST = 64;

    private static final Memory MEMORY = OutsideMemory.MEMORY;

    /** Where the segments begin: read and written without a check of their own, which would cost more than all the rest. */
    private long[] bases = {};

    /** How many there are. */
    private int segments;

    private long size;
    private long capacity;

    public long size() {
        return size;
    }

    public void add(long value) {
        if (size == capacity) {
            grow();
        }
        set(size++, value);
    }

    private void grow() {
        if (capacity == 0 || capacity >= SEGMENT) {
            addSegment(capacity == 0 ? FIRST : SEGMENT);
            return;
        }
        long small = bases[0];
        long wider = MEMORY.allocate(2 * capacity * 8);
        MEMORY.copyMemory(small, wider, size * 8);
        MEMORY.freeMemory(small, capacity * 8);
        bases[0] = wider;
        capacity *= 2;
    }

    private void addSegment(int longs) {
        if (segments == bases.length) {
            bases = Arrays.copyOf(bases, Math.max(1, 2 * bases.length));
        }
        bases[segments] = MEMORY.allocate(longs * 8L);
        segments++;
        capacity += longs;
    }

    /** A value that was added: {@code 0 <= index < size()}. */
    public long get(long index) {
        return MEMORY.readLong(bases[(int) (index >>> SEGMENT_SHIFT)] + (index & SEGMENT - 1) * 8L);
    }

    /** Changes a value that was added: {@code 0 <= index < size()}. */
    public void set(long index, long value) {
        MEMORY.writeLong(bases[(int) (index >>> SEGMENT_SHIFT)] + (index & SEGMENT - 1) * 8L, value);
    }

    @Override
    public void close() {
        for (int i = 0; i < segments; i++) {
            MEMORY.freeMemory(bases[i], 8 * Math.min(capacity, SEGMENT));
        }
        segments = 0;
        bases = new long[0];
        size = 0;
        capacity = 0;
    }
}
