package io.xenscope.report.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanIds;
import java.io.IOException;
import java.io.OutputStream;

/**
 * OpenTracing spans in the JSON that Jaeger's UI loads: a trace for each activation, written as it comes.
 *
 * <p>Times are whole microseconds: a begin is rounded down and an end up, so that no child ever sticks out of its parent;
 * the exact nanoseconds are in the tags {@code xen.start_ns} (from the first record) and {@code xen.dur_ns}.
 */
final class JaegerJson implements SpanWriter, AttributeSink {
    private final JsonGenerator json;
    private final SpanFacts facts;
    private final SpanIds ids;

    JaegerJson(OutputStream out, SpanFacts facts) throws IOException {
        this.json = SpanJson.onto(out);
        this.facts = facts;
        this.ids = facts.ids();
        json.writeStartObject();
        json.writeArrayFieldStart("data");
    }

    @Override
    public void write(Activation activation) throws IOException {
        String trace = ids.trace(activation);
        json.writeStartObject();
        json.writeStringField("traceID", trace);
        json.writeArrayFieldStart("spans");
        for (int span = 0; span < activation.spans(); span++) {
            writeSpan(activation, span, trace);
        }
        json.writeEndArray();
        writeProcess(activation);
        json.writeNullField("warnings");
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeSpan(Activation activation, int span, String trace) throws IOException {
        json.writeStartObject();
        json.writeStringField("traceID", trace);
        json.writeStringField("spanID", ids.spanText(activation, span));
        json.writeStringField("operationName", facts.name(activation, span));
        json.writeArrayFieldStart("references");
        // The first reference is the parent on the screen.
        if (activation.parent(span) != Activation.NONE) {
            reference("CHILD_OF", trace, ids.spanText(activation, activation.parent(span)));
        }
        facts.links(activation, span, cause -> reference("FOLLOWS_FROM", cause.trace(), cause.span()));
        json.writeEndArray();
        long start = WholeMicros.down(facts, activation.begin(span));
        json.writeNumberField("startTime", start);
        json.writeNumberField("duration", WholeMicros.up(facts, activation.end(span)) - start);
        writeTags(activation, span);
        writeLogs(activation, span);
        json.writeStringField("processID", "p1");
        json.writeEndObject();
    }

    private void reference(String type, String trace, String span) throws IOException {
        json.writeStartObject();
        json.writeStringField("refType", type);
        json.writeStringField("traceID", trace);
        json.writeStringField("spanID", span);
        json.writeEndObject();
    }

    private void writeTags(Activation activation, int span) throws IOException {
        json.writeArrayFieldStart("tags");
        text("component", SpanFacts.COMPONENT);
        facts.attributes(activation, span, this);
        json.writeEndArray();
    }

    private void writeLogs(Activation activation, int span) throws IOException {
        json.writeArrayFieldStart("logs");
        for (int note = activation.firstNote(span); note != Activation.NONE; note = activation.nextNote(note)) {
            json.writeStartObject();
            json.writeNumberField("timestamp", WholeMicros.down(facts, activation.noteTime(note)));
            json.writeArrayFieldStart("fields");
            text("event", facts.noteName(activation, note));
            number("xen.at_ns", facts.nanos(activation.noteTime(note)));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeProcess(Activation activation) throws IOException {
        json.writeObjectFieldStart("processes");
        json.writeObjectFieldStart("p1");
        json.writeStringField("serviceName", SpanFacts.service(activation));
        json.writeArrayFieldStart("tags");
        number("xen.domain", VcpuKey.domain(activation.vcpu()));
        text("xen.time_origin", facts.origin().meaning());
        number("xen.tsc_hz", facts.tscHz());
        text("xen.tsc_hz_source", facts.tscHzSource());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void text(String key, String value) throws IOException {
        startTag(key, "string");
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    @Override
    public void number(String key, long value) throws IOException {
        startTag(key, "int64");
        json.writeNumberField("value", value);
        json.writeEndObject();
    }

    @Override
    public void flag(String key) throws IOException {
        startTag(key, "bool");
        json.writeBooleanField("value", true);
        json.writeEndObject();
    }

    private void startTag(String key, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", key);
        json.writeStringField("type", type);
    }

    @Override
    public void complete() throws IOException {
        json.writeEndArray();
        json.writeNumberField("total", 0);
        json.writeNumberField("limit", 0);
        json.writeNumberField("offset", 0);
        json.writeNullField("errors");
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
