package io.xenscope.spark;

import java.util.ArrayList;
import java.util.List;

/** Deals slices out to tasks: a large one alone, small ones together, as Spark's own sources have small files. */
final class Packing {
    /** What opening a capture costs, as bytes of a capture that cost as much. */
    private static final long OPENING = 1 << 20;

    private final long most;
    private final List<CapturePartition> partitions = new ArrayList<>();
    private List<CaptureSlice> together = new ArrayList<>();
    private long bytes;

    /** Tasks of several slices have {@code most} bytes, or less. */
    Packing(long most) {
        this.most = most;
    }

    static long bytes(CaptureFile file) {
        return OPENING + file.length();
    }

    /** The largest are to come first. */
    void add(CaptureSlice slice) {
        long more = OPENING + slice.file().length() / slice.slices();
        if (bytes + more > most) {
            end();
        }
        together.add(slice);
        bytes += more;
    }

    private void end() {
        if (!together.isEmpty()) {
            partitions.add(new CapturePartition(together));
            together = new ArrayList<>();
            bytes = 0;
        }
    }

    /** The tasks; nothing is added after it. */
    List<CapturePartition> partitions() {
        end();
        return partitions;
    }
}
