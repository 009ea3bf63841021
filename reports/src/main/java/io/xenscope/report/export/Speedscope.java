package io.xenscope.report.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.export.order.ItemSorter;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.SpanRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spans as stacks that open and close, in speedscope's own JSON: a profile for each vcpu, times in nanoseconds since the
 * capture began.
 */
final class Speedscope implements SpanWriter {
    private static final byte OPENS = 'O';
    private static final byte CLOSES = 'C';

    /** Names are few, but damage can make many of them: the rest is one. */
    private static final int MOST_FRAMES = 100_000;

    private static final String OTHERS = "(all others)";

    private final JsonGenerator json;
    private final SpanFacts facts;
    private final ItemSorter sorter = new ItemSorter();
    private final ByteBuffer item = ByteBuffer.allocate(1 + Integer.BYTES);
    private final Map<String, Integer> frames = new LinkedHashMap<>();
    private final Map<String, Integer> profiles = new LinkedHashMap<>();
    private final OverlappingSpans overlapping = new OverlappingSpans(teller());
    /** Of the axis of all profiles: what was asked for, and what begins in it and ends behind. */
    private final long begin;

    private long end;
    private int profile = -1;

    Speedscope(OutputStream out, SpanFacts facts) throws IOException {
        this.json = SpanJson.onto(out);
        this.facts = facts;
        this.begin = facts.nanos(facts.begin());
        this.end = facts.nanos(facts.end());
    }

    @Override
    public void write(List<Activation> traces, Workers workers) throws IOException {
        for (Activation trace : traces) {
            write(trace);
        }
    }

    private void write(Activation activation) throws IOException {
        if (!overlapping.take(activation)) {
            tellStacks(activation);
        }
    }

    private void tellStacks(Activation activation) throws IOException {
        int lane = lane(SpanFacts.owner(activation));
        Nesting.tell(activation, new Nesting.Teller() {
            @Override
            public void begin(int span) throws IOException {
                open(lane, activation, span);
            }

            @Override
            public void end(int span) throws IOException {
                shut(lane, activation, span);
            }
        });
    }

    private SpanRows.Teller teller() {
        return new SpanRows.Teller() {
            @Override
            public void begin(SpanRows.Row row, Activation tree, int span) throws IOException {
                open(lane(row.name()), tree, span);
            }

            @Override
            public void end(SpanRows.Row row, Activation tree, int span) throws IOException {
                shut(lane(row.name()), tree, span);
            }
        };
    }

    private int lane(String owner) {
        return profiles.computeIfAbsent(owner, unused -> profiles.size());
    }

    private void open(int lane, Activation activation, int span) throws IOException {
        add(lane, facts.nanos(activation.begin(span)), OPENS, frame(activation, span));
    }

    private void shut(int lane, Activation activation, int span) throws IOException {
        long nanos = facts.nanos(activation.end(span));
        end = Math.max(end, nanos);
        add(lane, nanos, CLOSES, frame(activation, span));
    }

    private int frame(Activation activation, int span) {
        String name = facts.name(activation, span);
        Integer known = frames.get(name);
        if (known == null) {
            name = frames.size() < MOST_FRAMES ? name : OTHERS;
            known = frames.computeIfAbsent(name, unknown -> frames.size());
        }
        return known;
    }

    private void add(int lane, long nanos, byte what, int frame) throws IOException {
        item.clear().put(what).putInt(frame);
        sorter.add(lane, nanos, item.array(), 0, item.capacity());
    }

    @Override
    public long leftOut() {
        return overlapping.leftOut();
    }

    @Override
    public void complete() throws IOException {
        overlapping.complete();
        json.writeStartObject();
        json.writeStringField("$schema", "https://www.speedscope.app/file-format-schema.json");
        json.writeStringField("exporter", SpanFacts.COMPONENT);
        json.writeStringField("name", facts.captureName());
        json.writeNumberField("activeProfileIndex", 0);
        writeFrames();
        json.writeArrayFieldStart("profiles");
        List<String> owners = List.copyOf(profiles.keySet());
        sorter.tell((lane, nanos, bytes, from, length) -> writeEvent(owners, lane, nanos, bytes, from));
        endProfile();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void writeFrames() throws IOException {
        json.writeObjectFieldStart("shared");
        json.writeArrayFieldStart("frames");
        for (String name : frames.keySet()) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeEvent(List<String> owners, int lane, long nanos, byte[] bytes, int from) throws IOException {
        if (lane != profile) {
            endProfile();
            beginProfile(owners.get(lane));
            profile = lane;
        }
        json.writeStartObject();
        json.writeStringField("type", bytes[from] == OPENS ? "O" : "C");
        json.writeNumberField(
                "frame", ByteBuffer.wrap(bytes, from + 1, Integer.BYTES).getInt());
        json.writeNumberField("at", nanos);
        json.writeEndObject();
    }

    private void beginProfile(String owner) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "evented");
        json.writeStringField("name", owner);
        json.writeStringField("unit", "nanoseconds");
        json.writeNumberField("startValue", begin);
        json.writeNumberField("endValue", end);
        json.writeArrayFieldStart("events");
    }

    private void endProfile() throws IOException {
        if (profile >= 0) {
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
