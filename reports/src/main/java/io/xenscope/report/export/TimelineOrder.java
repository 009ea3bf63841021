package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.export.TimelineForm.Flow;
import io.xenscope.report.export.order.ItemSorter;
import io.xenscope.report.spans.SpanFacts;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the events of a timeline into the order of time, and settles what only the order shows: how many vcpus wait, and
 * that a pcpu runs one at a time, whatever clocks that contradict each other say.
 *
 * <p>Of events at one moment, ends of runs on pcpus come first, then slices as they came, then arrows and counters.
 */
final class TimelineOrder implements Closeable {
    /** What an item is: an event ready to be written, or something to settle. */
    private static final byte READY = 0;

    private static final byte PCPU_BEGINS = 1;
    private static final byte PCPU_ENDS = 2;
    private static final byte RUNNABLE = 3;
    private static final byte OPENS = 4;
    private static final byte SHUTS = 5;
    private static final byte ARROW = 6;

    private static final int ENDS = 0;
    private static final int SLICES = 1;
    private static final int BEHIND = 2;

    private static final String PCPU = "pcpu";
    private static final String INSTANT = "instant";

    static final String RUNNABLE_VCPUS = "runnable vcpus";

    /** Who can run where. */
    private record PcpuRun(Lane lane, String name) {
        @Override
        public int hashCode() {
            return 31 * lane.tid() + name.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PcpuRun run && run.lane.tid() == lane.tid() && run.name.equals(name);
        }
    }

    /** Who runs on a pcpu now; {@code slice} distinguishes its slices. */
    private record Open(PcpuRun run, long slice) {}

    private final SpanFacts facts;
    private final TimelineForm form;
    private final Lanes lanes;
    private final ItemSorter sorter = new ItemSorter();
    private final EventBytes event = new EventBytes();
    private final ByteBuffer number = ByteBuffer.allocate(Integer.BYTES + Long.BYTES);
    private final List<PcpuRun> runs = new ArrayList<>();
    private final Map<PcpuRun, Integer> runNumbers = new HashMap<>();
    private final Map<Lane, Open> openRuns = new HashMap<>();
    private final OpenLanes open = new OpenLanes();
    private final ArrowPieces pieces = new ArrowPieces();
    private long pcpuSlices;
    private long runnable;
    private long runnableSince = -1;

    TimelineOrder(SpanFacts facts, TimelineForm form, Lanes lanes) {
        this.facts = facts;
        this.form = form;
        this.lanes = lanes;
    }

    void begin(Lane lane, Activation activation, int span, long nanos, Flow in) throws IOException {
        form.begin(
                nanos < facts.nanos(activation.end(span)) ? onLane(OPENS, lane) : ready(), lane, activation, span, in);
        add(nanos, SLICES);
        if (in != null) {
            arrow(lane, nanos, in, false);
        }
    }

    void end(Lane lane, Activation activation, int span, long nanos) throws IOException {
        form.end(facts.nanos(activation.begin(span)) < nanos ? onLane(SHUTS, lane) : ready(), lane, activation, span);
        add(nanos, SLICES);
    }

    /** Something that happened inside a slice and led to nothing that is known. */
    void note(Lane lane, String name, long nanos) throws IOException {
        form.instant(ready(), lane, name, nanos, null);
        add(nanos, BEHIND);
    }

    /** What happened on a lane at a moment, and where its arrow begins. */
    void instant(Lane lane, String name, long nanos, Flow out) throws IOException {
        onLane(ARROW, lane);
        form.instant(pieces.next(), lane, name, nanos, out);
        pieces.addTo(event);
        form.beginSlice(pieces.next(), lane, INSTANT, name, nanos, null, out);
        pieces.addTo(event);
        form.flowBegin(pieces.next(), lane, nanos, out);
        pieces.addTo(event);
        form.endSlice(pieces.next(), lane, INSTANT, name, nanos);
        pieces.addTo(event);
        // Before the slice that it leads to, which may begin at the same moment.
        add(nanos, SLICES);
    }

    /** Where an arrow ends or, with {@code begins}, where one begins beside a slice; some forms say so in the slice. */
    private void arrow(Lane lane, long nanos, Flow flow, boolean begins) throws IOException {
        onLane(ARROW, lane);
        pieces.next();
        pieces.addTo(event);
        form.beginSlice(pieces.next(), lane, INSTANT, flow.name(), nanos, null, null);
        pieces.addTo(event);
        if (begins) {
            form.flowBegin(pieces.next(), lane, nanos, flow);
        } else {
            form.flowEnd(pieces.next(), lane, nanos, flow);
        }
        if (pieces.isEmpty()) {
            return;
        }
        pieces.addTo(event);
        form.endSlice(pieces.next(), lane, INSTANT, flow.name(), nanos);
        pieces.addTo(event);
        add(nanos, BEHIND);
    }

    void counter(Process process, String name, long nanos, long value) throws IOException {
        form.counter(ready(), process, name, nanos, value);
        add(nanos, BEHIND);
    }

    /** A slice of a pcpu that lasts longer than nothing. */
    void onPcpu(Lane lane, String name, long begin, long end, Flow in, Flow out) throws IOException {
        int run = runNumbers.computeIfAbsent(new PcpuRun(lane, name), this::numbered);
        ofPcpu(PCPU_BEGINS, run, ++pcpuSlices);
        form.beginSlice(event, lane, PCPU, name, begin, in, out);
        add(begin, SLICES);
        ofPcpu(PCPU_ENDS, run, pcpuSlices);
        add(end, ENDS);
        if (in != null) {
            arrow(lane, begin, in, false);
        }
        if (out != null) {
            arrow(lane, end - 1, out, true);
        }
    }

    private int numbered(PcpuRun run) {
        runs.add(run);
        return runs.size() - 1;
    }

    /** So many more vcpus wait from now on. */
    void runnable(long nanos, int more) throws IOException {
        event.clear();
        event.write(RUNNABLE);
        event.write(more);
        add(nanos, BEHIND);
    }

    private EventBytes onLane(byte kind, Lane lane) {
        event.clear();
        event.write(kind);
        number.clear().putInt(open.number(lane));
        event.write(number.array(), 0, Integer.BYTES);
        return event;
    }

    private EventBytes ready() {
        event.clear();
        event.write(READY);
        return event;
    }

    private void ofPcpu(byte kind, int run, long slice) {
        event.clear();
        event.write(kind);
        number.clear().putInt(run).putLong(slice);
        event.write(number.array(), 0, number.capacity());
    }

    private void add(long nanos, int rank) throws IOException {
        if (event.length() > 1) {
            sorter.add(0, nanos << 2 | rank, event.array(), 0, event.length());
        }
    }

    /** Writes all events. */
    void tell(OutputStream out) throws IOException {
        sorter.tell((lane, key, bytes, from, length) -> tell(out, key >> 2, bytes, from, length));
        tellRunnable(out, Long.MAX_VALUE);
    }

    private void tell(OutputStream out, long nanos, byte[] bytes, int from, int length) throws IOException {
        tellRunnable(out, nanos);
        switch (bytes[from]) {
            case READY -> form.write(out, bytes, from + 1, length - 1);
            case RUNNABLE -> {
                runnable += bytes[from + 1];
                runnableSince = nanos;
            }
            case OPENS, SHUTS, ARROW -> tellOnLane(out, bytes, from, length);
            default -> tellPcpu(out, nanos, bytes, from, length);
        }
    }

    private void tellOnLane(OutputStream out, byte[] bytes, int from, int length) throws IOException {
        int number = ByteBuffer.wrap(bytes).getInt(from + 1);
        int told = 1 + Integer.BYTES;
        if (bytes[from] == ARROW) {
            boolean isInside = open.isOpen(number) || openRuns.containsKey(open.lane(number));
            ArrowPieces.write(
                    bytes, from + told, isInside, (piece, begin, count) -> form.write(out, piece, begin, count));
            return;
        }
        open.add(number, bytes[from] == OPENS ? 1 : -1);
        form.write(out, bytes, from + told, length - told);
    }

    /** The value that was reached at a moment is written when that is over. */
    private void tellRunnable(OutputStream out, long now) throws IOException {
        if (runnableSince >= 0 && runnableSince < now) {
            event.clear();
            form.counter(event, lanes.pcpus(), RUNNABLE_VCPUS, runnableSince, runnable);
            form.write(out, event.array(), 0, event.length());
            runnableSince = -1;
        }
    }

    private void tellPcpu(OutputStream out, long nanos, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(bytes, from + 1, number.capacity());
        PcpuRun run = runs.get(head.getInt());
        long slice = head.getLong();
        Open present = openRuns.get(run.lane());
        boolean begins = bytes[from] == PCPU_BEGINS;
        if (present != null && (begins || present.slice() == slice)) {
            event.clear();
            form.endSlice(event, run.lane(), PCPU, present.run().name(), nanos);
            form.write(out, event.array(), 0, event.length());
            openRuns.remove(run.lane());
        }
        if (begins) {
            int told = 1 + number.capacity();
            form.write(out, bytes, from + told, length - told);
            openRuns.put(run.lane(), new Open(run, slice));
        }
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
