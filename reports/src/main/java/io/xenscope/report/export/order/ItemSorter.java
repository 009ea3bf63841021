package io.xenscope.report.export.order;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Puts pieces of a document in order, however many they are: by lane, then time, then as they came.
 *
 * <p>What fits into a buffer of 16 MB is sorted there; whatever is more goes, buffer by buffer, into a temporary file and is
 * merged from there.
 */
public final class ItemSorter implements Closeable {
    /** Of a buffer that waits for what comes before what it holds. */
    private static final int MOST = 1 << 25;

    private final ItemBuffer buffer;
    private final List<SpillFile.Run> runs = new ArrayList<>();
    private SpillFile file;

    public ItemSorter() {
        this(1 << 24);
    }

    /** With a buffer of so many bytes. */
    public ItemSorter(int bytes) {
        buffer = new ItemBuffer(bytes);
    }

    /** Copies a piece; a lane is any number, and so is a time. */
    public void add(int lane, long time, byte[] bytes, int from, int length) throws IOException {
        if (!buffer.takes(length)) {
            spill();
        }
        buffer.add(lane, time, bytes, from, length);
    }

    /** Copies pieces, all of one lane: those that {@code items} says lie in {@code bytes}. */
    public void add(int lane, byte[] bytes, Items items) throws IOException {
        if (!buffer.takes(items.end())) {
            spill();
        }
        if (buffer.takes(items.end())) {
            buffer.add(lane, bytes, items);
            return;
        }
        for (int item = 0; item < items.count(); item++) {
            add(lane, items.time(item), bytes, items.begin(item), items.end(item) - items.begin(item));
        }
    }

    private void spill() throws IOException {
        if (file == null) {
            file = new SpillFile();
        }
        buffer.sort();
        runs.add(file.write(buffer));
        buffer.clear();
    }

    /** Whether so many bytes more would go to the temporary file, or what is here with them. */
    public boolean isFullFor(int length) {
        return !buffer.takes(length);
    }

    /**
     * Gives the pieces in order whose time lies before {@code end}, and forgets them; all are of one lane, and none that comes later
     * may be of such a time. Gives none where some are in the temporary file already; whether it gave.
     */
    public boolean tellBefore(long end, ItemSink sink) throws IOException {
        if (!runs.isEmpty()) {
            return false;
        }
        int before = buffer.sortBefore(end);
        for (int item = 0; item < before; item++) {
            buffer.tell(item, sink);
        }
        buffer.keepBehind(before);
        if (buffer.isHalfFull() && !buffer.widen(MOST)) {
            // Too much would be put in order again and again.
            spill();
        }
        return true;
    }

    /** Gives all pieces in order; to be asked once. */
    public void tell(ItemSink sink) throws IOException {
        buffer.sort();
        if (runs.isEmpty()) {
            for (int item = 0; item < buffer.count(); item++) {
                buffer.tell(item, sink);
            }
        } else {
            spill();
            merge(sink);
        }
    }

    private void merge(ItemSink sink) throws IOException {
        PriorityQueue<SpillFile.Run> fronts = new PriorityQueue<>();
        for (SpillFile.Run run : runs) {
            if (run.next()) {
                fronts.add(run);
            }
        }
        while (!fronts.isEmpty()) {
            SpillFile.Run first = fronts.poll();
            SpillFile.Run second = fronts.peek();
            // Runs hardly overlap: what was added later is later, mostly.
            boolean hasMore;
            do {
                first.tell(sink);
                hasMore = first.next();
            } while (hasMore && (second == null || first.compareTo(second) < 0));
            if (hasMore) {
                fronts.add(first);
            }
        }
    }

    /** Gives the disk space back. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
