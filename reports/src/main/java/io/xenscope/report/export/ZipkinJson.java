package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.AttributeSink;
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
final class ZipkinJson implements TraceText, AttributeSink {
    private static final TraceTexts.Form FORM = new TraceTexts.Form("[", 1, "]\n", false);

    private final EventBytes bytes = new EventBytes();
    private final JsonBytes json = new JsonBytes(bytes);
    private final SpanFacts facts;
    private final WholeMicros micros;
    private final StringBuilder causes = new StringBuilder();

    private ZipkinJson(SpanFacts facts) {
        this.facts = facts;
        this.micros = new WholeMicros(facts);
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
        String trace = facts.ids().trace(activation);
        for (int span = 0; span < activation.spans(); span++) {
            write(activation, span, trace);
        }
    }

    private void write(Activation activation, int span, String trace) throws IOException {
        json.startObject();
        json.text("traceId", trace);
        json.hex("id", facts.ids().span(activation, span));
        if (activation.parent(span) != Activation.NONE) {
            json.hex("parentId", facts.ids().span(activation, activation.parent(span)));
        }
        json.text("name", facts.name(activation, span));
        if (SpanFacts.isServedByXen(activation.kind(span))) {
            json.text("kind", "CLIENT");
            writeEndpoint("remoteEndpoint", SpanFacts.XEN);
        }
        json.number("timestamp", micros.start(span));
        json.number("duration", micros.duration(span));
        writeEndpoint("localEndpoint", SpanFacts.service(activation));
        writeAnnotations(activation, span);
        writeTags(activation, span);
        json.endObject();
        json.line();
    }

    private void writeEndpoint(String field, String service) {
        json.object(field);
        json.text("serviceName", service);
        json.endObject();
    }

    private void writeAnnotations(Activation activation, int span) {
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
        facts.links(activation, span, this::addCause);
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
        json.text(key, value);
    }

    /** Tags are texts, all of them. */
    @Override
    public void number(String key, long value) {
        json.numberAsText(key, value);
    }

    @Override
    public void flag(String key) {
        json.text(key, "true");
    }
}
