package io.xenscope.format.vmcore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds Xen's table of trace buffers in memory without its symbols: by what its entries can be, by whether the frames it names can be
 * rings, and at last by whether these hold records.
 */
final class TraceInfoSearch {
    /** More tables than boots leave behind: the rest is not looked at. */
    private static final int MOST_TABLES = 256;

    private final PhysicalMemory memory;
    private final List<TraceInfo> tables = new ArrayList<>();
    private long candidates;

    TraceInfoSearch(PhysicalMemory memory) {
        this.memory = memory;
    }

    /** Goes through all memory once. */
    TraceInfoSearch run(SearchProgress progress) throws IOException {
        memory.scan(this::look, progress);
        return this;
    }

    private void look(long frame, long first, long second) throws IOException {
        if (!TraceInfo.mayBegin(first, second)) {
            return;
        }
        candidates++;
        TraceInfo found = TraceInfo.read(memory, frame * PhysicalMemory.FRAME_BYTES);
        if (found != null
                && tables.size() < MOST_TABLES
                && found.hasSomeRing(memory)
                && tables.stream().noneMatch(found::isCopyOf)) {
            tables.add(found);
        }
    }

    /** What may be a table, as far as that can be said without a look at rings. */
    List<TraceInfo> tables() {
        return tables;
    }

    /** Frames that looked like a table at first. */
    long candidates() {
        return candidates;
    }
}
