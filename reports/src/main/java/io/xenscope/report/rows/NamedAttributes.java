package io.xenscope.report.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.AttributeSink;
import io.xenscope.report.spans.SpanAttributes;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was said of a named span as a JSON object, without what columns say. */
final class NamedAttributes implements AttributeSink {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> IN_COLUMNS = inColumns();

    private final SpanFacts facts;
    private JsonGenerator json;

    NamedAttributes(SpanFacts facts) {
        this.facts = facts;
    }

    private static Set<String> inColumns() {
        Set<String> keys = new HashSet<>(SpanAttributes.TOLD_OTHERWISE);
        keys.addAll(
                List.of("xen.pcpu", "xen.start_ns", "xen.dur_ns", "xen.latest_end_ns", "xen.self_ns", "xen.wait_ns"));
        return keys;
    }

    String of(Activation activation, int span) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            json = generator;
            json.writeStartObject();
            facts.attributes(activation, span, this);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
        return text.toString();
    }

    @Override
    public void text(String key, String value) throws IOException {
        if (!IN_COLUMNS.contains(key)) {
            json.writeStringField(key, value);
        }
    }

    @Override
    public void number(String key, long value) throws IOException {
        if (!IN_COLUMNS.contains(key)) {
            json.writeNumberField(key, value);
        }
    }

    @Override
    public void flag(String key) throws IOException {
        if (!IN_COLUMNS.contains(key)) {
            json.writeBooleanField(key, true);
        }
    }
}
