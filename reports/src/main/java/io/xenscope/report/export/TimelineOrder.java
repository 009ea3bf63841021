package io.xenscope.report.export;

import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.order.ItemSorter;
import io.xenscope.report.export.order.SettledItems;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the events of a timeline into the order of time, and settles what only the order shows: how many vcpus wait, and
 * that a pcpu runs one at a time, whatever clocks that contradict each other say.
 *
 * <p>Of events at one moment, ends of runs on pcpus come first, then slices as they came, then arrows and counters.
 */
final class TimelineOrder implements Closeable {
    static final String RUNNABLE_VCPUS = "runnable vcpus";

    /** Lane, name and number of a slice of a pcpu. */
    private static final int PCPU_HEAD = 2 * Integer.BYTES + Long.BYTES;

    /** Of what comes late, in memory. */
    private static final int LATE = 1 << 20;

    /** So much is written at one go. */
    private static final int BLOCK = 1 << 16;

    /** What runs on a pcpu now; {@code slice} distinguishes its slices. */
    private record Open(String name, long slice) {}

    private final TimelineDocument document;
    private final TimelineForm form;
    private final Lanes lanes;
    private final PcpuNames names;
    private final ItemSorter sorter = new ItemSorter();
    /** What is in order, as nothing can come before it any more, though the head of the document is not known yet. */
    private final SettledItems settled = new SettledItems();

    /** What came behind that, and belongs between. */
    private final ItemSorter late = new ItemSorter(LATE);

    /** Everything before this moment is settled. */
    private long settledBefore = Long.MIN_VALUE;

    /** Where events go now. */
    private OutputStream into = settled;

    private final EventBytes event = new EventBytes();
    private final EventBytes told = new EventBytes();
    private final Map<Lane, Open> openRuns = new HashMap<>();
    private final OpenLanes open = new OpenLanes();
    private long runnable;
    private long runnableSince = -1;

    TimelineOrder(TimelineDocument document, Lanes lanes, PcpuNames names) {
        this.document = document;
        this.form = document.form();
        this.lanes = lanes;
        this.names = names;
    }

    /** Takes what was made of a piece; neither this nor what comes later has anything before a moment but what comes by {@link #addLate}. */
    void add(TimelineItems items, long nothingBefore) throws IOException {
        if (sorter.isFullFor(items.length()) && nothingBefore > settledBefore) {
            settle(nothingBefore);
        }
        items.addTo(sorter);
    }

    /** Takes what may be of any time. */
    void addLate(TimelineItems items) throws IOException {
        items.each((lane, key, bytes, from, length) ->
                (key >> TimelineItem.RANK_BITS < settledBefore ? late : sorter).add(lane, key, bytes, from, length));
    }

    private void settle(long before) throws IOException {
        boolean isInOrder = sorter.tellBefore(before << TimelineItem.RANK_BITS, (lane, key, bytes, from, length) -> {
            tell(key >> TimelineItem.RANK_BITS, bytes, from, length);
            settled.end(key);
        });
        if (isInOrder) {
            tellRunnable(before);
            settledBefore = before;
        }
    }

    /** Writes all events. */
    void tell(OutputStream out) throws IOException {
        form.begin(true);
        into = told;
        SettledItems.Taker taker = telling(out);
        late.tell((lane, key, bytes, from, length) -> {
            settled.tellThrough(key, taker);
            tell(bytes, from, length);
            flushFull(out);
        });
        settled.tellThrough(Long.MAX_VALUE, taker);
        sorter.tell((lane, key, bytes, from, length) -> {
            tell(key >> TimelineItem.RANK_BITS, bytes, from, length);
            flushFull(out);
        });
        tellRunnable(Long.MAX_VALUE);
        flush(out);
    }

    private SettledItems.Taker telling(OutputStream out) {
        return new SettledItems.Taker() {
            @Override
            public void items(byte[] bytes, int from, int length) throws IOException {
                if (length < BLOCK) {
                    told.write(bytes, from, length);
                    flushFull(out);
                } else {
                    flush(out);
                    out.write(bytes, from, length);
                }
            }

            @Override
            public void gap(long key, long value) throws IOException {
                writeRunnable(key >> TimelineItem.RANK_BITS, value);
            }
        };
    }

    private void flushFull(OutputStream out) throws IOException {
        if (told.length() >= BLOCK) {
            flush(out);
        }
    }

    private void flush(OutputStream out) throws IOException {
        out.write(told.array(), 0, told.length());
        told.clear();
    }

    private void tell(long nanos, byte[] bytes, int from, int length) throws IOException {
        tellRunnable(nanos);
        switch (bytes[from]) {
            case TimelineItem.READY -> document.write(into, bytes, from + 1, length - 1);
            case TimelineItem.RUNNABLE -> {
                runnable += bytes[from + 1];
                runnableSince = nanos;
            }
            case TimelineItem.OPENS, TimelineItem.SHUTS, TimelineItem.ARROW -> tellOnLane(bytes, from, length);
            default -> tellPcpu(nanos, bytes, from, length);
        }
    }

    /** Writes what came late: counters, and spans on rows of their own, which lead nowhere. */
    private void tell(byte[] bytes, int from, int length) throws IOException {
        if (bytes[from] == TimelineItem.READY) {
            document.write(into, bytes, from + 1, length - 1);
        } else {
            tellOnLane(bytes, from, length);
        }
    }

    private void tellOnLane(byte[] bytes, int from, int length) throws IOException {
        int number = number(bytes, from + 1);
        int head = 1 + Integer.BYTES;
        if (bytes[from] == TimelineItem.ARROW) {
            boolean isInside = open.isOpen(number) || openRuns.containsKey(lanes.numbered(number));
            ArrowPieces.write(
                    bytes, from + head, isInside, (piece, begin, count) -> document.write(into, piece, begin, count));
            return;
        }
        open.add(number, bytes[from] == TimelineItem.OPENS ? 1 : -1);
        document.write(into, bytes, from + head, length - head);
    }

    /** As {@link TimelineItems} wrote it, the highest byte first; asked for each slice. */
    private static int number(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    /** The value that was reached at a moment is written when that is over. */
    private void tellRunnable(long now) throws IOException {
        if (runnableSince >= 0 && runnableSince < now) {
            if (into == settled) {
                // Counters get their numbers when all are known.
                settled.gap(runnableSince << TimelineItem.RANK_BITS | TimelineItem.LAST, runnable);
            } else {
                writeRunnable(runnableSince, runnable);
            }
            runnableSince = -1;
        }
    }

    private void writeRunnable(long nanos, long vcpus) throws IOException {
        event.clear();
        form.counter(event, lanes.pcpus(), RUNNABLE_VCPUS, nanos, vcpus);
        document.write(into, event.array(), 0, event.length());
    }

    private void tellPcpu(long nanos, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(bytes, from + 1, PCPU_HEAD);
        Lane lane = lanes.numbered(head.getInt());
        String name = names.name(head.getInt());
        long slice = head.getLong();
        Open present = openRuns.get(lane);
        boolean begins = bytes[from] == TimelineItem.PCPU_BEGINS;
        if (present != null && (begins || present.slice() == slice)) {
            event.clear();
            form.endSlice(event, lane, TimelineItem.PCPU, present.name(), nanos);
            document.write(into, event.array(), 0, event.length());
            openRuns.remove(lane);
        }
        if (begins) {
            int headed = 1 + PCPU_HEAD;
            document.write(into, bytes, from + headed, length - headed);
            openRuns.put(lane, new Open(name, slice));
        }
    }

    @Override
    public void close() throws IOException {
        sorter.close();
        late.close();
        settled.close();
    }
}
