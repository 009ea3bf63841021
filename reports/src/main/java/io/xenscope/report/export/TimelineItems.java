package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.export.TimelineForm.Flow;
import io.xenscope.report.export.order.ItemSink;
import io.xenscope.report.export.order.ItemSorter;
import io.xenscope.report.export.order.Items;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Makes the items of a piece of a timeline, one behind the other; for one thread at a time, emptied and used again. */
final class TimelineItems {
    private final SpanFacts facts;
    private final TimelineForm form;
    private final EventBytes bytes = new EventBytes();
    private final Items items = new Items();
    private final ArrowPieces pieces = new ArrowPieces();
    private final ByteBuffer number = ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES);

    TimelineItems(SpanFacts facts, TimelineForm form) {
        this.facts = facts;
        this.form = form;
    }

    /** Empties it for a piece, see {@link TimelineForm#begin(boolean)}. */
    void begin(boolean isItsTurn) {
        bytes.clear();
        items.clear();
        form.begin(isItsTurn);
    }

    /** Whether the items can be used; otherwise they are to be made again when it is their turn. */
    boolean isWhole() {
        return form.isWhole();
    }

    /** Copies what was made to where it is put in order. */
    void addTo(ItemSorter sorter) throws IOException {
        sorter.add(0, bytes.array(), items);
    }

    /** The bytes and times of what was made. */
    void each(ItemSink sink) throws IOException {
        for (int item = 0; item < items.count(); item++) {
            sink.item(0, items.time(item), bytes.array(), items.begin(item), items.end(item) - items.begin(item));
        }
    }

    /** How many bytes were made. */
    int length() {
        return items.end();
    }

    void begin(Lane lane, Activation activation, int span, long nanos, Flow in) throws IOException {
        form.begin(
                nanos < facts.nanos(activation.end(span)) ? onLane(TimelineItem.OPENS, lane) : ready(),
                lane,
                activation,
                span,
                in);
        add(nanos, TimelineItem.SLICES);
        if (in != null) {
            arrow(lane, nanos, in, false);
        }
    }

    void end(Lane lane, Activation activation, int span, long nanos) throws IOException {
        form.end(
                facts.nanos(activation.begin(span)) < nanos ? onLane(TimelineItem.SHUTS, lane) : ready(),
                lane,
                activation,
                span);
        add(nanos, TimelineItem.SLICES);
    }

    /** Something that happened inside a slice and led to nothing that is known. */
    void note(Lane lane, String name, long nanos) throws IOException {
        form.instant(ready(), lane, name, nanos, null);
        add(nanos, TimelineItem.BEHIND);
    }

    /** What happened on a lane at a moment, and where its arrow begins. */
    void instant(Lane lane, String name, long nanos, Flow out) throws IOException {
        onLane(TimelineItem.ARROW, lane);
        form.instant(pieces.next(), lane, name, nanos, out);
        pieces.addTo(bytes);
        form.beginSlice(pieces.next(), lane, TimelineItem.INSTANT, name, nanos, null, out);
        pieces.addTo(bytes);
        form.flowBegin(pieces.next(), lane, nanos, out);
        pieces.addTo(bytes);
        form.endSlice(pieces.next(), lane, TimelineItem.INSTANT, name, nanos);
        pieces.addTo(bytes);
        // Before the slice that it leads to, which may begin at the same moment.
        add(nanos, TimelineItem.SLICES);
    }

    /** Where an arrow ends or, with {@code begins}, where one begins beside a slice; some forms say so in the slice. */
    private void arrow(Lane lane, long nanos, Flow flow, boolean begins) throws IOException {
        onLane(TimelineItem.ARROW, lane);
        pieces.next();
        pieces.addTo(bytes);
        form.beginSlice(pieces.next(), lane, TimelineItem.INSTANT, flow.name(), nanos, null, null);
        pieces.addTo(bytes);
        if (begins) {
            form.flowBegin(pieces.next(), lane, nanos, flow);
        } else {
            form.flowEnd(pieces.next(), lane, nanos, flow);
        }
        if (pieces.isEmpty()) {
            bytes.cutTo(items.end());
            return;
        }
        pieces.addTo(bytes);
        form.endSlice(pieces.next(), lane, TimelineItem.INSTANT, flow.name(), nanos);
        pieces.addTo(bytes);
        add(nanos, TimelineItem.BEHIND);
    }

    void counter(Process process, String name, long nanos, long value) throws IOException {
        form.counter(ready(), process, name, nanos, value);
        add(nanos, TimelineItem.BEHIND);
    }

    /** A slice of a pcpu that lasts longer than nothing; {@code nameNumber} of {@link PcpuNames}, {@code slice} is no other's number. */
    void onPcpu(Lane lane, String name, int nameNumber, long slice, long begin, long end, Flow in, Flow out)
            throws IOException {
        ofPcpu(TimelineItem.PCPU_BEGINS, lane, nameNumber, slice);
        form.beginSlice(bytes, lane, TimelineItem.PCPU, name, begin, in, out);
        add(begin, TimelineItem.SLICES);
        ofPcpu(TimelineItem.PCPU_ENDS, lane, nameNumber, slice);
        add(end, TimelineItem.ENDS);
        if (in != null) {
            arrow(lane, begin, in, false);
        }
        if (out != null) {
            arrow(lane, end - 1, out, true);
        }
    }

    /** So many more vcpus wait from now on. */
    void runnable(long nanos, int more) {
        bytes.write(TimelineItem.RUNNABLE);
        bytes.write(more);
        add(nanos, TimelineItem.BEHIND);
    }

    private EventBytes onLane(byte kind, Lane lane) {
        bytes.write(kind);
        number.clear().putInt(lane.number());
        bytes.write(number.array(), 0, Integer.BYTES);
        return bytes;
    }

    private EventBytes ready() {
        bytes.write(TimelineItem.READY);
        return bytes;
    }

    private void ofPcpu(byte kind, Lane lane, int nameNumber, long slice) {
        bytes.write(kind);
        number.clear().putInt(lane.number()).putInt(nameNumber).putLong(slice);
        bytes.write(number.array(), 0, number.capacity());
    }

    /** Ends the item; one that holds no event is none. */
    private void add(long nanos, int rank) {
        if (bytes.length() > items.end() + 1) {
            items.add(nanos << TimelineItem.RANK_BITS | rank, bytes.length());
        } else {
            bytes.cutTo(items.end());
        }
    }
}
