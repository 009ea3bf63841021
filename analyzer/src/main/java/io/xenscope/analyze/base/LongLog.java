package io.xenscope.analyze.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.core.Memory;
import net.openhft.chronicle.core.OS;

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

    private static final Memory MEMORY = OS.memory();

    private final List<BytesStore<?, ?>> segments = new ArrayList<>();

    /** Where the segments begin: read and written without a check of their own, which would cost more than all the rest. */
    private long[] bases = {};

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
        BytesStore<?, ?> small = segments.remove(0);
        capacity = 0;
        addSegment((int) (2 * size));
        MEMORY.copyMemory(small.addressForRead(0), bases[0], size * 8);
        small.releaseLast();
    }

    private void addSegment(int longs) {
        BytesStore<?, ?> segment = BytesStore.lazyNativeBytesStoreWithFixedCapacity(longs * 8L);
        if (segments.size() == bases.length) {
            bases = Arrays.copyOf(bases, Math.max(1, 2 * bases.length));
        }
        bases[segments.size()] = segment.addressForRead(0);
        segments.add(segment);
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
        segments.forEach(BytesStore::releaseLast);
        segments.clear();
        bases = new long[0];
        size = 0;
        capacity = 0;
    }
}
