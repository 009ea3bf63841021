package io.xenscope.report.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.EventCatalogue;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * OpenTracing spans in the JSON that Jaeger's UI loads: a trace for each activation, written as it comes.
 *
 * <p>Times are whole microseconds: a begin is rounded down and an end up, so that no child ever sticks out of its parent;
 * the exact nanoseconds are in the tags {@code xen.start_ns} (from the first record) and {@code xen.dur_ns}.
 */
final class JaegerJson implements Closeable {
    private final JsonGenerator json;
    private final SpanIds ids;
    private final SpanNames names;
    private final EventCatalogue events = EventCatalogue.standard();
    private final TscRate rate;
    private final long begin;
    private final TimeOrigin origin;

    JaegerJson(OutputStream out, Capture capture, Analysis analysis, TimeOrigin origin) throws IOException {
        this.json = new JsonFactory()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .createGenerator(out);
        this.ids = new SpanIds(capture.source());
        this.names = new SpanNames(analysis.isSvm());
        this.rate = analysis.rate();
        this.begin = analysis.extent().beginTicks();
        this.origin = origin;
        json.writeStartObject();
        json.writeArrayFieldStart("data");
    }

    /** Writes one trace. */
    void write(Activation activation) throws IOException {
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
        json.writeStringField("operationName", names.of(activation, span));
        json.writeArrayFieldStart("references");
        if (activation.parent(span) != Activation.NONE) {
            json.writeStartObject();
            json.writeStringField("refType", "CHILD_OF");
            json.writeStringField("traceID", trace);
            json.writeStringField("spanID", ids.spanText(activation, activation.parent(span)));
            json.writeEndObject();
        }
        json.writeEndArray();
        long start = microsDown(activation.begin(span));
        json.writeNumberField("startTime", start);
        json.writeNumberField("duration", microsUp(activation.end(span)) - start);
        writeTags(activation, span);
        writeLogs(activation, span);
        json.writeStringField("processID", "p1");
        json.writeEndObject();
    }

    private void writeTags(Activation activation, int span) throws IOException {
        json.writeArrayFieldStart("tags");
        tag("component", "xenscope");
        tag("xen.vcpu", VcpuKey.text(activation.vcpu()));
        if (activation.pcpu(span) != Activation.NONE) {
            tag("xen.pcpu", activation.pcpu(span));
        }
        long startNanos = nanos(activation.begin(span));
        tag("xen.start_ns", startNanos);
        tag("xen.dur_ns", nanos(activation.end(span)) - startNanos);
        if (activation.kind(span) == SpanKind.ACTIVATION && activation.wakerPcpu() != Activation.NONE) {
            tag("xen.woken_on_pcpu", activation.wakerPcpu());
        }
        writeCertainty(activation, span);
        json.writeEndArray();
    }

    private void writeCertainty(Activation activation, int span) throws IOException {
        Certainty certainty = activation.certainty(span);
        if (certainty == Certainty.RECORDED) {
            return;
        }
        tag("xen.certainty", certainty.key());
        if (certainty == Certainty.END_INFERRED) {
            tag("xen.inferred", true);
            tag("xen.latest_end_ns", nanos(activation.latestEnd(span)));
        } else if (certainty == Certainty.CUT) {
            tag("error", true);
        }
    }

    private void writeLogs(Activation activation, int span) throws IOException {
        json.writeArrayFieldStart("logs");
        for (int note = activation.firstNote(span); note != Activation.NONE; note = activation.nextNote(note)) {
            json.writeStartObject();
            json.writeNumberField("timestamp", microsDown(activation.noteTime(note)));
            json.writeArrayFieldStart("fields");
            tag("event", events.name(activation.noteEvent(note)));
            tag("xen.at_ns", nanos(activation.noteTime(note)));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeProcess(Activation activation) throws IOException {
        json.writeObjectFieldStart("processes");
        json.writeObjectFieldStart("p1");
        json.writeStringField("serviceName", "d" + VcpuKey.domain(activation.vcpu()));
        json.writeArrayFieldStart("tags");
        tag("xen.domain", VcpuKey.domain(activation.vcpu()));
        tag("xen.time_origin", origin.meaning());
        tag("xen.tsc_hz", Math.round(rate.hz()));
        tag("xen.tsc_hz_source", rate.source().key());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void tag(String key, String value) throws IOException {
        startTag(key, "string");
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private void tag(String key, long value) throws IOException {
        startTag(key, "int64");
        json.writeNumberField("value", value);
        json.writeEndObject();
    }

    private void tag(String key, boolean value) throws IOException {
        startTag(key, "bool");
        json.writeBooleanField("value", value);
        json.writeEndObject();
    }

    private void startTag(String key, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", key);
        json.writeStringField("type", type);
    }

    private long nanos(long ticks) {
        return rate.nanos(ticks - begin);
    }

    private long microsDown(long ticks) {
        return Math.floorDiv(origin.nanos() + nanos(ticks), 1000);
    }

    private long microsUp(long ticks) {
        return -Math.floorDiv(-(origin.nanos() + nanos(ticks)), 1000);
    }

    /** Completes the document; the stream below stays open. */
    @Override
    public void close() throws IOException {
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
