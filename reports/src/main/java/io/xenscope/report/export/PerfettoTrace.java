package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.NumberMemo;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A timeline as Perfetto's own protocol buffers: packet behind packet, with names written once and then numbered, times in
 * nanoseconds since the capture began.
 */
final class PerfettoTrace implements TimelineForm, AttributeSink {
    private static final int BEGIN = 1;
    private static final int END = 2;
    private static final int INSTANT = 3;
    private static final int COUNTER = 4;

    /** All packets are of one sequence; the first says that no state came before. */
    private static final int SEQUENCE = 1;

    private static final int STATE_CLEARED = 1;
    private static final int NEEDS_STATE = 2;

    /** Kinds of tracks, in the upper half of their numbers. */
    private static final long PROCESS_TRACK = 1L << 32;

    private static final long THREAD_TRACK = 2L << 32;
    private static final long COUNTER_TRACK = 3L << 32;

    /** A name that stands for itself from the first packet on; damage can make any number of names, of which these are the first. */
    private static final class Interned {
        private static final int MOST = 50_000;
        private static final int NONE = 0;

        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final NumberMemo known = new NumberMemo(this::find);

        /** The number of a name; {@link #NONE} where there are too many. */
        int of(String name) {
            return known.of(name);
        }

        private int find(String name) {
            Integer number = numbers.get(name);
            if (number == null) {
                if (numbers.size() == MOST) {
                    return NONE;
                }
                number = numbers.size() + 1;
                numbers.put(name, number);
            }
            return number;
        }
    }

    private record CounterTrack(Process process, String name, long number) {}

    private final SpanFacts facts;
    private final ProtoBytes proto = new ProtoBytes();
    private final Interned names = new Interned();
    private final Interned categories = new Interned();
    private final Interned annotations = new Interned();
    private final Map<String, CounterTrack> counters = new LinkedHashMap<>();
    /** The one that was asked for last. */
    private CounterTrack counter;

    private int packet;
    private int event;

    private PerfettoTrace(SpanFacts facts) {
        this.facts = facts;
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) {
        return new PenWriter(new ViewerTimeline(out, facts, new PerfettoTrace(facts)));
    }

    private void startPacket() {
        proto.clear();
        packet = proto.begin(PerfettoField.TRACE_PACKET);
    }

    private void startEvent(int type, long track, long nanos) {
        startPacket();
        proto.number(PerfettoField.PACKET_TIMESTAMP, nanos);
        proto.number(PerfettoField.PACKET_SEQUENCE, SEQUENCE);
        proto.number(PerfettoField.PACKET_SEQUENCE_FLAGS, NEEDS_STATE);
        event = proto.begin(PerfettoField.PACKET_TRACK_EVENT);
        proto.number(PerfettoField.EVENT_TYPE, type);
        proto.number(PerfettoField.EVENT_TRACK, track);
    }

    private void finishEvent(EventBytes into) {
        proto.end(event);
        proto.end(packet);
        into.write(proto.array(), 0, proto.length());
    }

    private void title(String category, String name) {
        proto.number(PerfettoField.EVENT_CATEGORY_NUMBER, categories.of(category));
        int number = names.of(name);
        if (number == Interned.NONE) {
            proto.text(PerfettoField.EVENT_NAME, name);
        } else {
            proto.number(PerfettoField.EVENT_NAME_NUMBER, number);
        }
    }

    private static long track(Lane lane) {
        return THREAD_TRACK | lane.tid();
    }

    private void flows(Flow in, Flow out) {
        if (out != null) {
            proto.fixed64(PerfettoField.EVENT_FLOW, out.id());
        }
        if (in != null) {
            proto.fixed64(PerfettoField.EVENT_LAST_FLOW, in.id());
        }
    }

    @Override
    public void begin(EventBytes into, Lane lane, Activation activation, int span, Flow in) throws IOException {
        startEvent(BEGIN, track(lane), facts.nanos(activation.begin(span)));
        title(SpanFacts.kind(activation.kind(span)), facts.name(activation, span));
        flows(in, null);
        int annotation = startAnnotation("span");
        proto.number(PerfettoField.ANNOTATION_POINTER, facts.ids().span(activation, span));
        proto.end(annotation);
        facts.attributes(activation, span, this);
        finishEvent(into);
    }

    @Override
    public void end(EventBytes into, Lane lane, Activation activation, int span) {
        end(into, lane, facts.nanos(activation.end(span)));
    }

    private void end(EventBytes into, Lane lane, long nanos) {
        startEvent(END, track(lane), nanos);
        finishEvent(into);
    }

    @Override
    public void beginSlice(EventBytes into, Lane lane, String category, String name, long nanos, Flow in, Flow out) {
        startEvent(BEGIN, track(lane), nanos);
        title(category, name);
        flows(in, out);
        finishEvent(into);
    }

    @Override
    public void endSlice(EventBytes into, Lane lane, String category, String name, long nanos) {
        end(into, lane, nanos);
    }

    @Override
    public void instant(EventBytes into, Lane lane, String name, long nanos, Flow out) {
        startEvent(INSTANT, track(lane), nanos);
        title("instant", name);
        flows(null, out);
        finishEvent(into);
    }

    @Override
    public void flowBegin(EventBytes into, Lane lane, long nanos, Flow flow) {
        // Slices carry the numbers of their arrows.
    }

    @Override
    public void flowEnd(EventBytes into, Lane lane, long nanos, Flow flow) {
        // Slices carry the numbers of their arrows.
    }

    @Override
    public void counter(EventBytes into, Process process, String name, long nanos, long value) {
        startEvent(COUNTER, counterTrack(process, name), nanos);
        proto.number(PerfettoField.EVENT_COUNTER_VALUE, value);
        finishEvent(into);
    }

    private long counterTrack(Process process, String name) {
        if (counter == null || counter.process() != process || !counter.name().equals(name)) {
            counter = counters.computeIfAbsent(
                    process.pid() + " " + name,
                    key -> new CounterTrack(process, name, COUNTER_TRACK | counters.size()));
        }
        return counter.number();
    }

    @Override
    public void text(String key, String value) {
        if (!SpanFacts.isOfEveryTimeline(key)) {
            int annotation = startAnnotation(key);
            proto.text(PerfettoField.ANNOTATION_TEXT, value);
            proto.end(annotation);
        }
    }

    @Override
    public void number(String key, long value) {
        if (!SpanFacts.isOfEveryTimeline(key)) {
            int annotation = startAnnotation(key);
            proto.number(PerfettoField.ANNOTATION_INT, value);
            proto.end(annotation);
        }
    }

    @Override
    public void flag(String key) {
        int annotation = startAnnotation(key);
        proto.number(PerfettoField.ANNOTATION_BOOL, 1);
        proto.end(annotation);
    }

    private int startAnnotation(String key) {
        int annotation = proto.begin(PerfettoField.EVENT_ANNOTATION);
        proto.number(PerfettoField.ANNOTATION_NAME_NUMBER, annotations.of(key));
        return annotation;
    }

    /** Names and tracks come before the first event that needs them. */
    @Override
    public void head(OutputStream out, Lanes lanes) throws IOException {
        counterTrack(lanes.pcpus(), TimelineOrder.RUNNABLE_VCPUS);
        writeNames(out);
        for (Process process : lanes.processes()) {
            int descriptor = startTrack(PROCESS_TRACK | process.pid());
            int inside = proto.begin(PerfettoField.TRACK_PROCESS);
            proto.number(PerfettoField.PROCESS_PID, process.pid());
            proto.text(PerfettoField.PROCESS_NAME, process.name());
            proto.end(inside);
            finishTrack(descriptor, process.place(), out);
        }
        for (Lane lane : lanes.all()) {
            int descriptor = startTrack(track(lane));
            proto.number(
                    PerfettoField.TRACK_PARENT, PROCESS_TRACK | lane.process().pid());
            int inside = proto.begin(PerfettoField.TRACK_THREAD);
            proto.number(PerfettoField.THREAD_PID, lane.process().pid());
            proto.number(PerfettoField.THREAD_TID, lane.tid());
            proto.text(PerfettoField.THREAD_NAME, lane.name());
            proto.end(inside);
            finishTrack(descriptor, lane.place(), out);
        }
        for (CounterTrack track : counters.values()) {
            int descriptor = startTrack(track.number());
            proto.text(PerfettoField.TRACK_NAME, track.name());
            proto.number(
                    PerfettoField.TRACK_PARENT, PROCESS_TRACK | track.process().pid());
            proto.end(proto.begin(PerfettoField.TRACK_COUNTER));
            finishTrack(descriptor, (int) (track.number() - COUNTER_TRACK), out);
        }
    }

    private void writeNames(OutputStream out) throws IOException {
        startPacket();
        proto.number(PerfettoField.PACKET_SEQUENCE, SEQUENCE);
        proto.number(PerfettoField.PACKET_SEQUENCE_FLAGS, STATE_CLEARED);
        int interned = proto.begin(PerfettoField.PACKET_INTERNED);
        writeNames(PerfettoField.INTERNED_CATEGORIES, categories);
        writeNames(PerfettoField.INTERNED_NAMES, names);
        writeNames(PerfettoField.INTERNED_ANNOTATIONS, annotations);
        proto.end(interned);
        proto.end(packet);
        out.write(proto.array(), 0, proto.length());
    }

    private void writeNames(int field, Interned interned) {
        interned.numbers.forEach((name, number) -> {
            int entry = proto.begin(field);
            proto.number(PerfettoField.INTERNED_NUMBER, number);
            proto.text(PerfettoField.INTERNED_NAME, name);
            proto.end(entry);
        });
    }

    private int startTrack(long number) {
        startPacket();
        proto.number(PerfettoField.PACKET_SEQUENCE, SEQUENCE);
        int descriptor = proto.begin(PerfettoField.PACKET_TRACK_DESCRIPTOR);
        proto.number(PerfettoField.TRACK_NUMBER, number);
        return descriptor;
    }

    private void finishTrack(int descriptor, int place, OutputStream out) throws IOException {
        proto.number(PerfettoField.TRACK_PLACE, place);
        proto.end(descriptor);
        proto.end(packet);
        out.write(proto.array(), 0, proto.length());
    }

    @Override
    public void write(OutputStream out, byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void tail(OutputStream out) {
        // The last packet is the end.
    }
}
