package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.PlainPart;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;

/** Makes trace events in JSON. */
final class ChromeEvents implements TimelineForm, AttributeSink, PlainTexts.Form {
    private final SpanFacts facts;
    private final EventBytes bytes = new EventBytes();
    private final PartMarks marks = new PartMarks();
    private final JsonBytes json = new JsonBytes(bytes, marks);
    private final PlainTexts arguments;

    ChromeEvents(SpanFacts facts) {
        this.facts = facts;
        this.arguments = new PlainTexts(facts, bytes, marks, this);
    }

    /** The part that all events begin with; times by whole numbers: floating point would not give the same digits. */
    static void start(JsonBytes json, String phase, String category, String name, Process process, long nanos) {
        json.begin(true);
        json.startObject();
        json.text("ph", phase);
        json.text("cat", category);
        json.text("name", name);
        json.thousandths("ts", nanos);
        json.number("pid", process.pid());
    }

    private void start(String phase, String category, String name, Process process, long nanos) {
        bytes.clear();
        start(json, phase, category, name, process, nanos);
    }

    private void start(String phase, String category, String name, Lane lane, long nanos) {
        start(phase, category, name, lane.process(), nanos);
        json.number("tid", lane.tid());
    }

    private void finish(EventBytes into) {
        json.endObject();
        into.write(bytes.array(), 0, bytes.length());
    }

    @Override
    public void begin(EventBytes into, Lane lane, Activation activation, int span, Flow in) throws IOException {
        boolean lasts = lasts(activation, span);
        start(lasts ? "B" : "i", lane, activation, span, activation.begin(span));
        if (!lasts) {
            json.text("s", "t");
        }
        arguments.write(activation, span);
        finish(into);
    }

    private boolean lasts(Activation activation, int span) {
        return facts.nanos(activation.begin(span)) < facts.nanos(activation.end(span));
    }

    private void start(String phase, Lane lane, Activation activation, int span, long ticks) {
        String kind = SpanFacts.kind(activation.kind(span));
        start(phase, kind, facts.name(activation, span), lane, facts.nanos(ticks));
    }

    /** Appends the arguments of the events of a span. */
    @Override
    public void write(Activation activation, int span) throws IOException {
        json.object("args");
        marks.next(PlainPart.SPAN);
        json.hex("span", facts.ids().span(activation, span));
        facts.attributes(activation, span, this);
        json.endObject();
    }

    @Override
    public void end(EventBytes into, Lane lane, Activation activation, int span) throws IOException {
        if (lasts(activation, span)) {
            start("E", lane, activation, span, activation.end(span));
            arguments.write(activation, span);
            finish(into);
        }
    }

    @Override
    public void beginSlice(EventBytes into, Lane lane, String category, String name, long nanos, Flow in, Flow out) {
        start("B", category, name, lane, nanos);
        noArguments();
        finish(into);
    }

    @Override
    public void endSlice(EventBytes into, Lane lane, String category, String name, long nanos) {
        start("E", category, name, lane, nanos);
        noArguments();
        finish(into);
    }

    @Override
    public void instant(EventBytes into, Lane lane, String name, long nanos, Flow out) {
        start("i", "instant", name, lane, nanos);
        json.text("s", "t");
        noArguments();
        finish(into);
    }

    @Override
    public void flowBegin(EventBytes into, Lane lane, long nanos, Flow flow) {
        flow("s", into, lane, nanos, flow);
    }

    @Override
    public void flowEnd(EventBytes into, Lane lane, long nanos, Flow flow) {
        flow("f", into, lane, nanos, flow);
    }

    private void flow(String phase, EventBytes into, Lane lane, long nanos, Flow flow) {
        start(phase, "flow", flow.name(), lane, nanos);
        json.number("id", flow.id());
        if (phase.equals("f")) {
            // The arrow ends at the slice around, not at the next.
            json.text("bp", "e");
        }
        noArguments();
        finish(into);
    }

    @Override
    public void counter(EventBytes into, Process process, String name, long nanos, long value) {
        start("C", "counter", name, process, nanos);
        json.object("args");
        json.number("value", value);
        json.endObject();
        finish(into);
    }

    private void noArguments() {
        json.object("args");
        json.endObject();
    }

    @Override
    public void text(String key, String value) {
        if (!SpanFacts.isOfEveryTimeline(key)) {
            marks.nextIs(key);
            json.text(key, value);
        }
    }

    @Override
    public void number(String key, long value) {
        if (!SpanFacts.isOfEveryTimeline(key)) {
            marks.nextIs(key);
            json.number(key, value);
        }
    }

    @Override
    public void flag(String key) {
        json.isTrue(key);
    }
}
