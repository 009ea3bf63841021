package io.xenscope.report.export;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.LinkSink;
import io.xenscope.report.spans.PlainPart;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanIds;
import io.xenscope.report.spans.SpanLink;
import java.io.IOException;
import java.io.OutputStream;

/**
 * OpenTracing spans in the JSON that Jaeger's UI loads: a trace for each activation, written as it comes.
 *
 * <p>Times are whole microseconds: a begin is rounded down and an end up, so that no child ever sticks out of its parent;
 * the exact nanoseconds are in the tags {@code xen.start_ns} (from the first record) and {@code xen.dur_ns}.
 */
final class JaegerJson implements TraceText, AttributeSink, PlainTexts.Form {
    private static final TraceTexts.Form FORM =
            new TraceTexts.Form("{\"data\":[", 1, "],\"total\":0,\"limit\":0,\"offset\":0,\"errors\":null}\n", false);

    private static final byte[] TRUE = {'t', 'r', 'u', 'e', '}'};

    private final EventBytes bytes = new EventBytes();
    private final PartMarks marks = new PartMarks();
    private final JsonBytes json = new JsonBytes(bytes, marks);
    private final TextMemo texts = new TextMemo(key -> tag(key, "string"));
    private final TextMemo numbers = new TextMemo(key -> tag(key, "int64"));
    private final TextMemo flags = new TextMemo(key -> tag(key, "bool"));
    private final SpanFacts facts;
    private final SpanIds ids;
    private final PlainTexts spans;
    /** One for all spans, see {@link io.xenscope.report.spans.SpanColumns}. */
    private final LinkSink addingCauses = this::addCause;

    private String trace = "";

    JaegerJson(SpanFacts facts) {
        this.facts = facts;
        this.ids = facts.ids();
        this.spans = new PlainTexts(facts, bytes, marks, this);
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) throws IOException {
        return new TraceTexts(out, FORM, () -> new JaegerJson(facts));
    }

    /** The begin of a tag. */
    private static byte[] tag(String key, String type) {
        EventBytes made = new EventBytes();
        JsonBytes tag = new JsonBytes(made);
        tag.startObject();
        tag.text("key", key);
        tag.text("type", type);
        tag.name("value");
        return made.copy();
    }

    @Override
    public EventBytes bytes() {
        return bytes;
    }

    @Override
    public void begin() {
        json.begin(false);
    }

    @Override
    public void add(Activation activation, int from, int to) throws IOException {
        trace = ids.trace(activation);
        json.startObject();
        json.text("traceID", trace);
        json.array("spans");
        spans.write(activation, 0, activation.spans());
        json.endArray();
        writeProcess(activation);
        json.isNull("warnings");
        json.endObject();
        json.line();
    }

    @Override
    public void write(Activation activation, int span) throws IOException {
        json.startObject();
        marks.next(PlainPart.TRACE);
        json.text("traceID", trace);
        marks.next(PlainPart.SPAN);
        json.hex("spanID", ids.span(activation, span));
        json.text("operationName", facts.name(activation, span));
        json.array("references");
        // The first reference is the parent on the screen.
        if (activation.parent(span) != Activation.NONE) {
            startReference("CHILD_OF", PlainPart.TRACE, trace);
            marks.next(PlainPart.PARENT);
            json.hex("spanID", ids.span(activation, activation.parent(span)));
            json.endObject();
        }
        facts.links(activation, span, addingCauses);
        json.endArray();
        long begin = facts.nanos(activation.begin(span));
        marks.next(PlainPart.MICROS_BEGIN);
        json.number("startTime", microsBegin(activation, span, begin));
        marks.next(PlainPart.MICROS_DURATION);
        json.number("duration", microsDuration(activation, span, begin, facts.nanos(activation.end(span))));
        writeTags(activation, span);
        int logs = bytes.length();
        writeNotes(activation, span);
        marks.add(PlainPart.NOTES, logs, bytes.length());
        json.text("processID", "p1");
        json.endObject();
    }

    @Override
    public long microsBegin(Activation activation, int span, long nanos) {
        return WholeMicros.down(facts.sinceUnixEpoch(nanos));
    }

    @Override
    public long microsDuration(Activation activation, int span, long beginNanos, long endNanos) {
        return WholeMicros.up(facts.sinceUnixEpoch(endNanos)) - WholeMicros.down(facts.sinceUnixEpoch(beginNanos));
    }

    private void addCause(SpanLink cause) {
        startReference("FOLLOWS_FROM", null, cause.trace());
        json.text("spanID", cause.span());
        json.endObject();
    }

    private void startReference(String type, PlainPart part, String traceOfOther) {
        json.startObject();
        json.text("refType", type);
        marks.next(part);
        json.text("traceID", traceOfOther);
    }

    private void writeTags(Activation activation, int span) throws IOException {
        json.array("tags");
        text("component", SpanFacts.COMPONENT);
        facts.attributes(activation, span, this);
        json.endArray();
    }

    @Override
    public void writeNotes(Activation activation, int span) {
        json.array("logs");
        for (int note = activation.firstNote(span); note != Activation.NONE; note = activation.nextNote(note)) {
            json.startObject();
            json.number("timestamp", WholeMicros.down(facts, activation.noteTime(note)));
            json.array("fields");
            text("event", facts.noteName(activation, note));
            number("xen.at_ns", facts.nanos(activation.noteTime(note)));
            json.endArray();
            json.endObject();
        }
        json.endArray();
    }

    private void writeProcess(Activation activation) {
        json.object("processes");
        json.object("p1");
        json.text("serviceName", SpanFacts.service(activation));
        json.array("tags");
        number("xen.domain", VcpuKey.domain(activation.vcpu()));
        text("xen.time_origin", facts.origin().meaning());
        number("xen.tsc_hz", facts.tscHz());
        text("xen.tsc_hz_source", facts.tscHzSource());
        json.endArray();
        json.endObject();
        json.endObject();
    }

    @Override
    public void text(String key, String value) {
        json.value(texts.of(key));
        marks.nextIs(key);
        json.inside(value);
        bytes.write('}');
    }

    @Override
    public void number(String key, long value) {
        json.value(numbers.of(key));
        marks.nextIs(key);
        json.inside(value);
        bytes.write('}');
    }

    @Override
    public void flag(String key) {
        json.value(flags.of(key));
        bytes.write(TRUE);
    }
}
