package io.xenscope.report.export;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.LinkSink;
import io.xenscope.report.spans.PlainPart;
import io.xenscope.report.spans.SpanAttributes;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanLink;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Spans as OpenTelemetry's collectors exchange them (OTLP) in JSON: each line is a whole request of spans, with at most as
 * many as collectors take at once. A domain is a resource. Times are nanoseconds.
 */
final class OtlpJson implements TraceText, AttributeSink, PlainTexts.Form {
    private static final TraceTexts.Form FORM = new TraceTexts.Form("", 0, "", true);

    /** Numbers of the protocol, which forbids their names in JSON. */
    private static final int KIND_INTERNAL = 1;

    private static final int KIND_CLIENT = 3;
    private static final int STATUS_ERROR = 2;

    private static final byte[] END = {'}', '}'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e', '}', '}'};

    private final EventBytes bytes = new EventBytes();
    private final PartMarks marks = new PartMarks();
    private final JsonBytes json = new JsonBytes(bytes, marks);
    private final TextMemo texts = new TextMemo(key -> attribute(key, "stringValue"));
    private final TextMemo numbers = new TextMemo(key -> attribute(key, "intValue"));
    private final TextMemo flags = new TextMemo(key -> attribute(key, "boolValue"));
    private final SpanFacts facts;
    private final PlainTexts spans;
    /** One for all spans, see {@link io.xenscope.report.spans.SpanColumns}. */
    private final LinkSink writingLinks = this::writeLink;

    private String trace = "";
    private boolean isEmpty;
    private int domain;
    private boolean hasLinks;

    OtlpJson(SpanFacts facts) {
        this.facts = facts;
        this.spans = new PlainTexts(facts, bytes, marks, this);
    }

    static SpanWriter open(OutputStream out, SpanFacts facts) throws IOException {
        return new TraceTexts(out, FORM, () -> new OtlpJson(facts));
    }

    /** The begin of an attribute. */
    private static byte[] attribute(String key, String type) {
        EventBytes made = new EventBytes();
        JsonBytes attribute = new JsonBytes(made);
        attribute.startObject();
        attribute.text("key", key);
        attribute.object("value");
        attribute.name(type);
        return made.copy();
    }

    @Override
    public EventBytes bytes() {
        return bytes;
    }

    /** A piece is a line. */
    @Override
    public void begin() {
        isEmpty = true;
        json.begin(true);
        json.startObject();
        json.array("resourceSpans");
    }

    @Override
    public void add(Activation activation, int from, int to) throws IOException {
        if (isEmpty) {
            beginResource(activation);
        } else if (domain != VcpuKey.domain(activation.vcpu())) {
            endResource();
            beginResource(activation);
        }
        isEmpty = false;
        trace = facts.ids().trace(activation);
        spans.write(activation, from, to);
    }

    @Override
    public void end() {
        endResource();
        json.endArray();
        json.endObject();
        json.line();
    }

    private void beginResource(Activation activation) {
        domain = VcpuKey.domain(activation.vcpu());
        json.startObject();
        json.object("resource");
        json.array("attributes");
        text("service.name", SpanFacts.service(activation));
        number("xen.domain", domain);
        text("xen.time_origin", facts.origin().meaning());
        number("xen.tsc_hz", facts.tscHz());
        text("xen.tsc_hz_source", facts.tscHzSource());
        json.endArray();
        json.endObject();
        json.array("scopeSpans");
        json.startObject();
        json.object("scope");
        json.text("name", SpanFacts.COMPONENT);
        json.endObject();
        json.array("spans");
    }

    private void endResource() {
        json.endArray();
        json.endObject();
        json.endArray();
        json.endObject();
    }

    @Override
    public void write(Activation activation, int span) throws IOException {
        json.startObject();
        marks.next(PlainPart.TRACE);
        json.text("traceId", trace);
        marks.next(PlainPart.SPAN);
        json.hex("spanId", facts.ids().span(activation, span));
        if (activation.parent(span) != Activation.NONE) {
            marks.next(PlainPart.PARENT);
            json.hex("parentSpanId", facts.ids().span(activation, activation.parent(span)));
        }
        json.text("name", facts.name(activation, span));
        json.number("kind", SpanFacts.isServedByXen(activation.kind(span)) ? KIND_CLIENT : KIND_INTERNAL);
        marks.next(PlainPart.UNIX_BEGIN);
        time("startTimeUnixNano", activation.begin(span));
        marks.next(PlainPart.UNIX_END);
        time("endTimeUnixNano", activation.end(span));
        json.array("attributes");
        facts.attributes(activation, span, this);
        json.endArray();
        int events = bytes.length();
        writeNotes(activation, span);
        marks.add(PlainPart.NOTES, events, bytes.length());
        writeLinks(activation, span);
        writeStatus(activation, span);
        json.endObject();
    }

    @Override
    public void writeNotes(Activation activation, int span) {
        int note = activation.firstNote(span);
        if (note == Activation.NONE) {
            return;
        }
        json.array("events");
        for (; note != Activation.NONE; note = activation.nextNote(note)) {
            json.startObject();
            time("timeUnixNano", activation.noteTime(note));
            json.text("name", facts.noteName(activation, note));
            json.endObject();
        }
        json.endArray();
    }

    private void writeLinks(Activation activation, int span) throws IOException {
        hasLinks = false;
        facts.links(activation, span, writingLinks);
        if (hasLinks) {
            json.endArray();
        }
    }

    private void writeLink(SpanLink cause) {
        if (!hasLinks) {
            json.array("links");
            hasLinks = true;
        }
        json.startObject();
        json.text("traceId", cause.trace());
        json.text("spanId", cause.span());
        json.array("attributes");
        text("opentracing.ref_type", "follows_from");
        text("xen.cause", cause.why());
        json.endArray();
        json.endObject();
    }

    private void writeStatus(Activation activation, int span) {
        if (SpanAttributes.isError(activation, span)) {
            ContextSpan named = activation.context(span);
            boolean hasFailed = named != null && named.hasFailed();
            json.object("status");
            json.text(
                    "message",
                    hasFailed
                            ? "failed, errno " + named.error()
                            : activation.certainty(span).key());
            json.number("code", STATUS_ERROR);
            json.endObject();
        }
    }

    /** Numbers of 64 bits are texts in this protocol: many readers of JSON would round them. */
    private void time(String field, long ticks) {
        json.numberAsText(field, facts.unixNanos(ticks));
    }

    @Override
    public void text(String key, String value) {
        json.value(texts.of(key));
        marks.nextIs(key);
        json.inside(value);
        bytes.write(END);
    }

    @Override
    public void number(String key, long value) {
        json.value(numbers.of(key));
        bytes.write('"');
        marks.nextIs(key);
        json.inside(value);
        bytes.write('"');
        bytes.write(END);
    }

    @Override
    public void flag(String key) {
        json.value(flags.of(key));
        bytes.write(TRUE);
    }
}
