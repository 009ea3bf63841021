package io.xenscope.report.export;

import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A timeline as Perfetto's own protocol buffers: packet behind packet, with names written once and then numbered, times in
 * nanoseconds since the capture began.
 */
final class PerfettoTrace implements TimelineDocument {
    /** All packets are of one sequence; the first says that no state came before. */
    static final int SEQUENCE = 1;

    static final int NEEDS_STATE = 2;
    private static final int STATE_CLEARED = 1;

    /** Kinds of tracks, in the upper half of their numbers. */
    private static final long PROCESS_TRACK = 1L << 32;

    private static final long THREAD_TRACK = 2L << 32;
    private static final long COUNTER_TRACK = 3L << 32;

    private record CounterTrack(Process process, String name, long number) {}

    private final SpanFacts facts;
    private final ProtoBytes proto = new ProtoBytes();
    private final PerfettoNames names = new PerfettoNames();
    private final PerfettoNames categories = new PerfettoNames();
    private final PerfettoNames annotations = new PerfettoNames();
    private final Map<String, CounterTrack> counters = new LinkedHashMap<>();
    /** The one that was asked for last. */
    private CounterTrack counter;

    private int packet;

    PerfettoTrace(SpanFacts facts) {
        this.facts = facts;
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) {
        return new ViewerTimeline(out, facts, new PerfettoTrace(facts));
    }

    PerfettoNames names() {
        return names;
    }

    PerfettoNames categories() {
        return categories;
    }

    PerfettoNames annotations() {
        return annotations;
    }

    @Override
    public TimelineForm form() {
        return new PerfettoEvents(facts, this);
    }

    private void startPacket() {
        proto.clear();
        packet = proto.begin(PerfettoField.TRACE_PACKET);
    }

    static long track(Lane lane) {
        return THREAD_TRACK | lane.tid();
    }

    /** Counters are written by one thread, when everything counted is known. */
    long counterTrack(Process process, String name) {
        if (counter == null || counter.process() != process || !counter.name().equals(name)) {
            counter = counters.computeIfAbsent(
                    process.pid() + " " + name,
                    key -> new CounterTrack(process, name, COUNTER_TRACK | counters.size()));
        }
        return counter.number();
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

    private void writeNames(int field, PerfettoNames given) {
        given.forEach((name, number) -> {
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
