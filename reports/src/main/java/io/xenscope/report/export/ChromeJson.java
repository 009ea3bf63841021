package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.Lanes.Lane;
import io.xenscope.report.export.Lanes.Process;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A timeline as trace events in JSON, an event on each line.
 *
 * <p>Times are microseconds since the capture began, with three decimals: readers hold them in floating point, which has no
 * room for the nanoseconds of a date. For the same reason there are no events with a duration: a reader that adds it to the
 * begin gets an end that is off by a last digit, behind the begin of what follows. Begin and end of a slice have the same
 * arguments, by which some readers pair them. A span of no length, such as a hypercall of which only the begin is
 * recorded, is an instant: readers disagree on which of two slices that begin together is inside the other.
 */
final class ChromeJson implements TimelineForm, AttributeSink {
    private static final byte[] SEPARATOR = {',', '\n'};

    private final SpanFacts facts;
    private final EventBytes bytes = new EventBytes();
    private final JsonBytes json = new JsonBytes(bytes);
    private boolean isFirst = true;

    private ChromeJson(SpanFacts facts) {
        this.facts = facts;
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) {
        return new PenWriter(new ViewerTimeline(out, facts, new ChromeJson(facts)));
    }

    private void start(String phase, String category, String name, Process process, long nanos) {
        bytes.clear();
        json.begin(true);
        json.startObject();
        json.text("ph", phase);
        json.text("cat", category);
        json.text("name", name);
        micros("ts", nanos);
        json.number("pid", process.pid());
    }

    private void start(String phase, String category, String name, Lane lane, long nanos) {
        start(phase, category, name, lane.process(), nanos);
        json.number("tid", lane.tid());
    }

    /** By whole numbers: floating point would not give the same digits. */
    private void micros(String field, long nanos) {
        json.thousandths(field, nanos);
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
        arguments(activation, span);
        finish(into);
    }

    private boolean lasts(Activation activation, int span) {
        return facts.nanos(activation.begin(span)) < facts.nanos(activation.end(span));
    }

    private void start(String phase, Lane lane, Activation activation, int span, long ticks) {
        String kind = SpanFacts.kind(activation.kind(span));
        start(phase, kind, facts.name(activation, span), lane, facts.nanos(ticks));
    }

    private void arguments(Activation activation, int span) throws IOException {
        json.object("args");
        json.hex("span", facts.ids().span(activation, span));
        facts.attributes(activation, span, this);
        json.endObject();
    }

    @Override
    public void end(EventBytes into, Lane lane, Activation activation, int span) throws IOException {
        if (lasts(activation, span)) {
            start("E", lane, activation, span, activation.end(span));
            arguments(activation, span);
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
    public void head(OutputStream out, Lanes lanes) throws IOException {
        out.write("{\"traceEvents\":[\n".getBytes(StandardCharsets.US_ASCII));
        for (Process process : lanes.processes()) {
            name(out, "process", process, 0, process.name(), process.place());
        }
        for (Lane lane : lanes.all()) {
            name(out, "thread", lane.process(), lane.tid(), lane.name(), lane.place());
        }
    }

    private void name(OutputStream out, String what, Process process, int tid, String name, int place)
            throws IOException {
        startMetadata(what + "_name", process, tid);
        json.text("name", name);
        json.endObject();
        end(out);
        startMetadata(what + "_sort_index", process, tid);
        json.number("sort_index", place);
        json.endObject();
        end(out);
    }

    private void startMetadata(String what, Process process, int tid) {
        start("M", "__metadata", what, process, 0);
        json.number("tid", tid);
        json.object("args");
    }

    private void end(OutputStream out) throws IOException {
        json.endObject();
        write(out, bytes.array(), 0, bytes.length());
    }

    @Override
    public void write(OutputStream out, byte[] event, int from, int length) throws IOException {
        if (!isFirst) {
            out.write(SEPARATOR);
        }
        isFirst = false;
        out.write(event, from, length);
    }

    @Override
    public void tail(OutputStream out) throws IOException {
        bytes.clear();
        json.begin(true);
        json.startObject();
        text("time_origin", facts.origin().meaning());
        text("t0_unix_ns", Long.toString(facts.origin().nanos()));
        number("tsc_hz", facts.tscHz());
        text("tsc_hz_source", facts.tscHzSource());
        json.endObject();
        out.write("\n],\"displayTimeUnit\":\"ns\",\"otherData\":".getBytes(StandardCharsets.US_ASCII));
        out.write(bytes.array(), 0, bytes.length());
        out.write("}\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void text(String key, String value) {
        if (!SpanFacts.isOfEveryTimeline(key)) {
            json.text(key, value);
        }
    }

    @Override
    public void number(String key, long value) {
        if (!SpanFacts.isOfEveryTimeline(key)) {
            json.number(key, value);
        }
    }

    @Override
    public void flag(String key) {
        json.isTrue(key);
    }
}
