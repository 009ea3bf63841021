package io.xenscope.analyze.merge;

import java.util.List;

/**
 * All records of a range of the common time line, in its order: a heap of streams, of which the first is kept apart.
 *
 * <p>At equal times all records of the lower pcpu come first. So the order is that of (time, pcpu, place in the file),
 * wherever the range begins. Confined to its thread, moved from slice to slice.
 */
public final class RecordMerge {
    private final List<PcpuStream> streams;
    private final PcpuStream[] heap;
    private int size;
    private PcpuStream current;
    private long limit;
    private long end;

    RecordMerge(List<PcpuStream> streams) {
        this.streams = streams;
        this.heap = new PcpuStream[streams.size()];
    }

    /** One for each pcpu that has records, by number; what each shows lies at or after the present record. */
    public List<PcpuStream> streams() {
        return streams;
    }

    /** Puts it before the first record of {@code [begin, end)}, in common ticks. */
    public RecordMerge open(long begin, long end) {
        this.end = end;
        size = 0;
        for (PcpuStream stream : streams) {
            if (stream.open(begin) && stream.time() < end) {
                heap[size++] = stream;
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            siftDown(i, heap[i]);
        }
        current = null;
        return this;
    }

    /** Moves to the next record; false at the end. */
    public boolean next() {
        return current != null && current.nextBefore(limit) || nextRun();
    }

    /**
     * Moves to the first record of the next run, which are records of one stream that no other's lie between: those for
     * which {@link PcpuStream#nextBefore} the {@link #limit} says true. To be called when they are through; false at the end.
     */
    public boolean nextRun() {
        if (current != null && current.time() < end) {
            PcpuStream later = current;
            current = heap[0];
            siftDown(0, later);
        } else {
            takeFirst();
        }
        limit = size == 0 ? end : limitBefore(heap[0]);
        return current != null;
    }

    private long limitBefore(PcpuStream other) {
        return current.pcpu() < other.pcpu() ? other.time() + 1 : other.time();
    }

    /** Before this common tick the present run ends. */
    public long limit() {
        return limit;
    }

    private void takeFirst() {
        if (size == 0) {
            current = null;
            return;
        }
        current = heap[0];
        PcpuStream last = heap[--size];
        if (size > 0) {
            siftDown(0, last);
        }
    }

    private void siftDown(int hole, PcpuStream stream) {
        int at = hole;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], stream)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = stream;
    }

    private static boolean isBefore(PcpuStream a, PcpuStream b) {
        return a.time() < b.time() || a.time() == b.time() && a.pcpu() < b.pcpu();
    }

    /** The stream whose present record it is. */
    public PcpuStream current() {
        return current;
    }
}
