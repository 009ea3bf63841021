package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.PlainPart;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;

/** Makes packets of events, with the numbers of their names, times in nanoseconds since the capture began. */
final class PerfettoEvents implements TimelineForm, AttributeSink, PerfettoBodies.Maker {
    private static final int BEGIN = 1;
    private static final int END = 2;
    private static final int INSTANT = 3;
    private static final int COUNTER = 4;

    private final SpanFacts facts;
    private final ProtoBytes proto = new ProtoBytes();
    private final PerfettoTrace trace;
    private final PerfettoNames.View names;
    private final PerfettoNames.View categories;
    private final PerfettoNames.View annotations;
    private final PerfettoBodies bodies;
    private int packet;
    private int event;

    PerfettoEvents(SpanFacts facts, PerfettoTrace trace) {
        this.facts = facts;
        this.trace = trace;
        this.names = trace.names().view();
        this.categories = trace.categories().view();
        this.annotations = trace.annotations().view();
        this.bodies = new PerfettoBodies(facts, proto, this);
    }

    @Override
    public void begin(boolean isItsTurn) {
        names.begin(isItsTurn);
        categories.begin(isItsTurn);
        annotations.begin(isItsTurn);
    }

    @Override
    public boolean isWhole() {
        return names.isWhole() && categories.isWhole() && annotations.isWhole();
    }

    private void startPacket() {
        proto.clear();
        packet = proto.begin(PerfettoField.TRACE_PACKET);
    }

    private void startEvent(int type, long track, long nanos) {
        startPacket();
        proto.number(PerfettoField.PACKET_TIMESTAMP, nanos);
        proto.number(PerfettoField.PACKET_SEQUENCE, PerfettoTrace.SEQUENCE);
        proto.number(PerfettoField.PACKET_SEQUENCE_FLAGS, PerfettoTrace.NEEDS_STATE);
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
        if (number == PerfettoNames.NONE) {
            proto.text(PerfettoField.EVENT_NAME, name);
        } else {
            proto.number(PerfettoField.EVENT_NAME_NUMBER, number);
        }
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
        startEvent(BEGIN, PerfettoTrace.track(lane), facts.nanos(activation.begin(span)));
        if (in == null) {
            bodies.write(activation, span);
        } else {
            make(activation, span, in);
        }
        finishEvent(into);
    }

    @Override
    public void make(Activation activation, int span) throws IOException {
        make(activation, span, null);
    }

    private void make(Activation activation, int span, Flow in) throws IOException {
        title(SpanFacts.kind(activation.kind(span)), facts.name(activation, span));
        flows(in, null);
        int annotation = startAnnotation("span");
        proto.number(PerfettoField.ANNOTATION_POINTER, facts.ids().span(activation, span));
        bodies.mark(PlainPart.SPAN, annotation);
        proto.end(annotation);
        facts.attributes(activation, span, this);
    }

    @Override
    public void end(EventBytes into, Lane lane, Activation activation, int span) {
        end(into, lane, facts.nanos(activation.end(span)));
    }

    private void end(EventBytes into, Lane lane, long nanos) {
        startEvent(END, PerfettoTrace.track(lane), nanos);
        finishEvent(into);
    }

    @Override
    public void beginSlice(EventBytes into, Lane lane, String category, String name, long nanos, Flow in, Flow out) {
        startEvent(BEGIN, PerfettoTrace.track(lane), nanos);
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
        startEvent(INSTANT, PerfettoTrace.track(lane), nanos);
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
        startEvent(COUNTER, trace.counterTrack(process, name), nanos);
        proto.number(PerfettoField.EVENT_COUNTER_VALUE, value);
        finishEvent(into);
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
            bodies.mark(bodies.ofAttribute(key), annotation);
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
}
