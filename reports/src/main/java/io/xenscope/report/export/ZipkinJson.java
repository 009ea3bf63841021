package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.LinkSink;
import io.xenscope.report.spans.PlainPart;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanLink;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Spans in Zipkin's JSON, version 2: one array of all spans, a line each.
 *
 * <p>Times and durations are whole microseconds ({@link WholeMicros}): Zipkin drops a duration of 0. It knows parents only;
 * what else caused a span is in the tag {@code xen.follows_from}.
 */
final class ZipkinJson implements TraceText, AttributeSink, PlainTexts.Form {
    private static final TraceTexts.Form FORM = new TraceTexts.Form("[", 1, "]\n", false);

    private final EventBytes bytes = new EventBytes();
    private final PartMarks marks = new PartMarks();
    private final JsonBytes json = new JsonBytes(bytes, marks);
    private final SpanFacts facts;
    private final WholeMicros micros;
    private final StringBuilder causes = new StringBuilder();
    private final PlainTexts spans;
    /** One for all spans, see {@link io.xenscope.report.spans.SpanColumns}. */
    private final LinkSink addingCauses = this::addCause;

    private String trace = "";

    ZipkinJson(SpanFacts facts) {
        this.facts = facts;
        this.micros = new WholeMicros(facts);
        this.spans = new PlainTexts(facts, bytes, marks, this);
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) throws IOException {
        return new TraceTexts(out, FORM, () -> new ZipkinJson(facts));
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
        micros.place(activation);
        trace = facts.ids().trace(activation);
        spans.write(activation, 0, activation.spans());
    }

    @Override
    public void write(Activation activation, int span) throws IOException {
        json.startObject();
        marks.next(PlainPart.TRACE);
        json.text("traceId", trace);
        marks.next(PlainPart.SPAN);
        json.hex("id", facts.ids().span(activation, span));
        if (activation.parent(span) != Activation.NONE) {
            marks.next(PlainPart.PARENT);
            json.hex("parentId", facts.ids().span(activation, activation.parent(span)));
        }
        json.text("name", facts.name(activation, span));
        if (SpanFacts.isServedByXen(activation.kind(span))) {
            json.text("kind", "CLIENT");
            writeEndpoint("remoteEndpoint", null, SpanFacts.XEN);
        }
        marks.next(PlainPart.MICROS_BEGIN);
        json.number("timestamp", micros.start(span));
        marks.next(PlainPart.MICROS_DURATION);
        json.number("duration", micros.duration(span));
        writeEndpoint("localEndpoint", PlainPart.SERVICE, SpanFacts.service(activation));
        int annotations = bytes.length();
        writeNotes(activation, span);
        marks.add(PlainPart.NOTES, annotations, bytes.length());
        writeTags(activation, span);
        json.endObject();
        json.line();
    }

    @Override
    public long microsBegin(Activation activation, int span, long nanos) {
        return micros.start(span);
    }

    @Override
    public long microsDuration(Activation activation, int span, long beginNanos, long endNanos) {
        return micros.duration(span);
    }

    private void writeEndpoint(String field, PlainPart part, String service) {
        json.object(field);
        marks.next(part);
        json.text("serviceName", service);
        json.endObject();
    }

    @Override
    public void writeNotes(Activation activation, int span) {
        int note = activation.firstNote(span);
        if (note == Activation.NONE) {
            return;
        }
        json.array("annotations");
        for (; note != Activation.NONE; note = activation.nextNote(note)) {
            json.startObject();
            json.number("timestamp", WholeMicros.down(facts, activation.noteTime(note)));
            json.text("value", facts.noteName(activation, note));
            json.endObject();
        }
        json.endArray();
    }

    private void writeTags(Activation activation, int span) throws IOException {
        json.object("tags");
        facts.attributes(activation, span, this);
        causes.setLength(0);
        facts.links(activation, span, addingCauses);
        if (!causes.isEmpty()) {
            text("xen.follows_from", causes.toString());
        }
        json.endObject();
    }

    private void addCause(SpanLink cause) {
        causes.append(causes.isEmpty() ? "" : " ").append(cause);
    }

    @Override
    public void text(String key, String value) {
        marks.nextIs(key);
        json.text(key, value);
    }

    /** Tags are texts, all of them. */
    @Override
    public void number(String key, long value) {
        marks.nextIs(key);
        json.numberAsText(key, value);
    }

    @Override
    public void flag(String key) {
        json.text(key, "true");
    }
}
