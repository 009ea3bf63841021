package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.export.TimelineForm.Flow;
import io.xenscope.report.export.order.ItemSorter;
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

    private static final int ENDS = 0;
    private static final int SLICES = 1;
    private static final int BEHIND = 2;

    static final String RUNNABLE_VCPUS = "runnable vcpus";

    /** Who can run where. */
    private record PcpuRun(Lane lane, String name) {}

    /** Who runs on a pcpu now; {@code slice} tells its slices apart. */
    private record Open(PcpuRun run, long slice) {}

    private final TimelineForm form;
    private final Lanes lanes;
    private final ItemSorter sorter = new ItemSorter();
    private final EventBytes event = new EventBytes();
    private final ByteBuffer number = ByteBuffer.allocate(Integer.BYTES + Long.BYTES);
    private final List<PcpuRun> runs = new ArrayList<>();
    private final Map<PcpuRun, Integer> runNumbers = new HashMap<>();
    private final Map<Lane, Open> openRuns = new HashMap<>();
    private long pcpuSlices;
    private long runnable;
    private long runnableSince = -1;

    TimelineOrder(TimelineForm form, Lanes lanes) {
        this.form = form;
        this.lanes = lanes;
    }

    void begin(Lane lane, Activation activation, int span, long nanos, Flow in) throws IOException {
        form.begin(ready(), lane, activation, span, in);
        add(nanos, SLICES);
        if (in != null) {
            form.flowEnd(ready(), lane, nanos, in);
            add(nanos, BEHIND);
        }
    }

    void end(Lane lane, Activation activation, int span, long nanos) throws IOException {
        form.end(ready(), lane, activation, span);
        add(nanos, SLICES);
    }

    /** Something that happened inside a slice and led to nothing that is known. */
    void note(Lane lane, String name, long nanos) throws IOException {
        form.instant(ready(), lane, name, nanos, null);
        add(nanos, BEHIND);
    }

    /** What happened on a lane at a moment, and where its arrow begins. */
    void instant(Lane lane, String name, long nanos, Flow out) throws IOException {
        form.instant(ready(), lane, name, nanos, out);
        add(nanos, SLICES);
        form.flowBegin(ready(), lane, nanos, out);
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
        form.beginPcpu(event, lane, name, begin, in, out);
        add(begin, SLICES);
        ofPcpu(PCPU_ENDS, run, pcpuSlices);
        add(end, ENDS);
        if (in != null) {
            form.flowEnd(ready(), lane, begin, in);
            add(begin, BEHIND);
        }
        if (out != null) {
            form.flowBegin(ready(), lane, end - 1, out);
            add(end - 1, BEHIND);
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
        if (bytes[from] == READY) {
            form.write(out, bytes, from + 1, length - 1);
        } else if (bytes[from] == RUNNABLE) {
            runnable += bytes[from + 1];
            runnableSince = nanos;
        } else {
            tellPcpu(out, nanos, bytes, from, length);
        }
    }

    /** The value that was reached at a moment is told when that is over. */
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
        Open open = openRuns.get(run.lane());
        boolean begins = bytes[from] == PCPU_BEGINS;
        if (open != null && (begins || open.slice() == slice)) {
            event.clear();
            form.endPcpu(event, run.lane(), open.run().name(), nanos);
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
