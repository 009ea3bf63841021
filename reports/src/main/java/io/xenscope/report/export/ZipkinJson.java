package io.xenscope.report.export;

import com.fasterxml.jackson.core.JsonGenerator;
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
final class ZipkinJson implements SpanWriter, AttributeSink {
    private final JsonGenerator json;
    private final SpanFacts facts;
    private final WholeMicros micros;
    private final StringBuilder causes = new StringBuilder();

    ZipkinJson(OutputStream out, SpanFacts facts) throws IOException {
        this.json = SpanJson.onto(out);
        this.facts = facts;
        this.micros = new WholeMicros(facts);
        json.writeStartArray();
    }

    @Override
    public void write(Activation activation) throws IOException {
        micros.place(activation);
        String trace = facts.ids().trace(activation);
        for (int span = 0; span < activation.spans(); span++) {
            write(activation, span, trace);
        }
    }

    private void write(Activation activation, int span, String trace) throws IOException {
        json.writeStartObject();
        json.writeStringField("traceId", trace);
        json.writeStringField("id", facts.ids().spanText(activation, span));
        if (activation.parent(span) != Activation.NONE) {
            json.writeStringField("parentId", facts.ids().spanText(activation, activation.parent(span)));
        }
        json.writeStringField("name", facts.name(activation, span));
        if (SpanFacts.isServedByXen(activation.kind(span))) {
            json.writeStringField("kind", "CLIENT");
            writeEndpoint("remoteEndpoint", SpanFacts.XEN);
        }
        json.writeNumberField("timestamp", micros.start(span));
        json.writeNumberField("duration", micros.duration(span));
        writeEndpoint("localEndpoint", SpanFacts.service(activation));
        writeAnnotations(activation, span);
        writeTags(activation, span);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeEndpoint(String field, String service) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("serviceName", service);
        json.writeEndObject();
    }

    private void writeAnnotations(Activation activation, int span) throws IOException {
        int note = activation.firstNote(span);
        if (note == Activation.NONE) {
            return;
        }
        json.writeArrayFieldStart("annotations");
        for (; note != Activation.NONE; note = activation.nextNote(note)) {
            json.writeStartObject();
            json.writeNumberField("timestamp", WholeMicros.down(facts, activation.noteTime(note)));
            json.writeStringField("value", facts.noteName(activation, note));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeTags(Activation activation, int span) throws IOException {
        json.writeObjectFieldStart("tags");
        facts.attributes(activation, span, this);
        causes.setLength(0);
        facts.links(activation, span, this::addCause);
        if (!causes.isEmpty()) {
            text("xen.follows_from", causes.toString());
        }
        json.writeEndObject();
    }

    private void addCause(SpanLink cause) {
        causes.append(causes.isEmpty() ? "" : " ").append(cause);
    }

    @Override
    public void text(String key, String value) throws IOException {
        json.writeStringField(key, value);
    }

    /** Tags are texts, all of them. */
    @Override
    public void number(String key, long value) throws IOException {
        json.writeStringField(key, Long.toString(value));
    }

    @Override
    public void flag(String key) throws IOException {
        json.writeStringField(key, "true");
    }

    @Override
    public void complete() throws IOException {
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }
}
