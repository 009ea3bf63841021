package io.xenscope.report.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.SpanAttributes;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanLink;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Spans as OpenTelemetry's collectors exchange them (OTLP) in JSON: each line is a whole request of spans, with at most as
 * many as collectors take at once. A domain is a resource. Times are nanoseconds.
 */
final class OtlpJson implements SpanWriter, AttributeSink {
    private static final int SPANS_PER_LINE = 1_000;

    /** Numbers of the protocol, which forbids their names in JSON. */
    private static final int KIND_INTERNAL = 1;

    private static final int KIND_CLIENT = 3;
    private static final int STATUS_ERROR = 2;

    private final JsonGenerator json;
    private final SpanFacts facts;
    private int spansInLine;
    private int domain;
    private boolean hasLinks;

    OtlpJson(OutputStream out, SpanFacts facts) throws IOException {
        this.json = SpanJson.onto(out);
        this.facts = facts;
    }

    @Override
    public void write(Activation activation) throws IOException {
        String trace = facts.ids().trace(activation);
        for (int span = 0; span < activation.spans(); span++) {
            makePlace(activation);
            write(activation, span, trace);
            spansInLine++;
        }
    }

    /** Lines and resources are begun only for a span that goes into them. */
    private void makePlace(Activation activation) throws IOException {
        if (spansInLine == SPANS_PER_LINE) {
            endLine();
        }
        if (spansInLine == 0) {
            json.writeStartObject();
            json.writeArrayFieldStart("resourceSpans");
            beginResource(activation);
        } else if (domain != VcpuKey.domain(activation.vcpu())) {
            endResource();
            beginResource(activation);
        }
    }

    private void beginResource(Activation activation) throws IOException {
        domain = VcpuKey.domain(activation.vcpu());
        json.writeStartObject();
        json.writeObjectFieldStart("resource");
        json.writeArrayFieldStart("attributes");
        text("service.name", SpanFacts.service(activation));
        number("xen.domain", domain);
        text("xen.time_origin", facts.origin().meaning());
        number("xen.tsc_hz", facts.tscHz());
        text("xen.tsc_hz_source", facts.tscHzSource());
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("scopeSpans");
        json.writeStartObject();
        json.writeObjectFieldStart("scope");
        json.writeStringField("name", SpanFacts.COMPONENT);
        json.writeEndObject();
        json.writeArrayFieldStart("spans");
    }

    private void endResource() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void endLine() throws IOException {
        if (spansInLine > 0) {
            endResource();
            json.writeEndArray();
            json.writeEndObject();
        }
        spansInLine = 0;
    }

    private void write(Activation activation, int span, String trace) throws IOException {
        json.writeStartObject();
        json.writeStringField("traceId", trace);
        json.writeStringField("spanId", facts.ids().spanText(activation, span));
        if (activation.parent(span) != Activation.NONE) {
            json.writeStringField("parentSpanId", facts.ids().spanText(activation, activation.parent(span)));
        }
        json.writeStringField("name", facts.name(activation, span));
        json.writeNumberField("kind", SpanFacts.isServedByXen(activation.kind(span)) ? KIND_CLIENT : KIND_INTERNAL);
        time("startTimeUnixNano", activation.begin(span));
        time("endTimeUnixNano", activation.end(span));
        json.writeArrayFieldStart("attributes");
        facts.attributes(activation, span, this);
        json.writeEndArray();
        writeEvents(activation, span);
        writeLinks(activation, span);
        writeStatus(activation, span);
        json.writeEndObject();
    }

    private void writeEvents(Activation activation, int span) throws IOException {
        int note = activation.firstNote(span);
        if (note == Activation.NONE) {
            return;
        }
        json.writeArrayFieldStart("events");
        for (; note != Activation.NONE; note = activation.nextNote(note)) {
            json.writeStartObject();
            time("timeUnixNano", activation.noteTime(note));
            json.writeStringField("name", facts.noteName(activation, note));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeLinks(Activation activation, int span) throws IOException {
        hasLinks = false;
        facts.links(activation, span, this::writeLink);
        if (hasLinks) {
            json.writeEndArray();
        }
    }

    private void writeLink(SpanLink cause) throws IOException {
        if (!hasLinks) {
            json.writeArrayFieldStart("links");
            hasLinks = true;
        }
        json.writeStartObject();
        json.writeStringField("traceId", cause.trace());
        json.writeStringField("spanId", cause.span());
        json.writeArrayFieldStart("attributes");
        text("opentracing.ref_type", "follows_from");
        text("xen.cause", cause.why());
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeStatus(Activation activation, int span) throws IOException {
        if (SpanAttributes.isError(activation, span)) {
            ContextSpan named = activation.context(span);
            boolean hasFailed = named != null && named.hasFailed();
            json.writeObjectFieldStart("status");
            json.writeStringField(
                    "message",
                    hasFailed
                            ? "failed, errno " + named.error()
                            : activation.certainty(span).key());
            json.writeNumberField("code", STATUS_ERROR);
            json.writeEndObject();
        }
    }

    /** Numbers of 64 bits are texts in this protocol: many readers of JSON would round them. */
    private void time(String field, long ticks) throws IOException {
        json.writeStringField(field, Long.toString(facts.unixNanos(ticks)));
    }

    @Override
    public void text(String key, String value) throws IOException {
        beginAttribute(key);
        json.writeStringField("stringValue", value);
        endAttribute();
    }

    @Override
    public void number(String key, long value) throws IOException {
        beginAttribute(key);
        json.writeStringField("intValue", Long.toString(value));
        endAttribute();
    }

    @Override
    public void flag(String key) throws IOException {
        beginAttribute(key);
        json.writeBooleanField("boolValue", true);
        endAttribute();
    }

    private void beginAttribute(String key) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", key);
        json.writeObjectFieldStart("value");
    }

    private void endAttribute() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void complete() throws IOException {
        boolean isEmpty = spansInLine == 0 && json.getOutputContext().getEntryCount() == 0;
        endLine();
        if (!isEmpty) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
