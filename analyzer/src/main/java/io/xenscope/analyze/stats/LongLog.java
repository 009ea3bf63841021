package io.xenscope.analyze.stats;

import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.bytes.BytesStore;

/**
 * A growing list of longs outside the heap.
 *
 * <p>What grows with the capture (the schedule) lives here, so that the heap need not. Written by one thread, then read
 * by any number. {@link #close} gives the memory back; the list is empty
 * then, and may be filled anew.
 */
public final class LongLog implements AutoCloseable {
    private static final int SEGMENT_SHIFT = 13;
    private static final int SEGMENT = 1 << SEGMENT_SHIFT;

    private final List<BytesStore<?, ?>> segments = new ArrayList<>();
    private BytesStore<?, ?> last;
    private long size;

    public long size() {
        return size;
    }

    public void add(long value) {
        int slot = (int) size & SEGMENT - 1;
        if (slot == 0) {
            last = BytesStore.lazyNativeBytesStoreWithFixedCapacity(SEGMENT * 8L);
            segments.add(last);
        }
        last.writeLong(slot * 8L, value);
        size++;
    }

    public long get(long index) {
        return segments.get((int) (index >>> SEGMENT_SHIFT)).readLong((index & SEGMENT - 1) * 8L);
    }

    @Override
    public void close() {
        segments.forEach(BytesStore::releaseLast);
        segments.clear();
        size = 0;
    }
}
