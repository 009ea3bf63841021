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
    private static final Memory MEMORY = OS.memory();

    private final List<BytesStore<?, ?>> segments = new ArrayList<>();

    /** Where the segments begin: read and written without a check of their own, which would cost more than all the rest. */
    private long[] bases = {};

    private long size;

    public long size() {
        return size;
    }

    public void add(long value) {
        int slot = (int) size & SEGMENT - 1;
        if (slot == 0) {
            addSegment();
        }
        MEMORY.writeLong(bases[(int) (size >>> SEGMENT_SHIFT)] + slot * 8L, value);
        size++;
    }

    private void addSegment() {
        BytesStore<?, ?> segment = BytesStore.lazyNativeBytesStoreWithFixedCapacity(SEGMENT * 8L);
        if (segments.size() == bases.length) {
            bases = Arrays.copyOf(bases, Math.max(16, 2 * bases.length));
        }
        bases[segments.size()] = segment.addressForRead(0);
        segments.add(segment);
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
    }
}
