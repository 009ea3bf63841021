package io.xenscope.report.export;

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

    private static final int BUFFER = 1 << 16;

    /** Names are few, but damage can make many of them: the rest is one. */
    private static final int MOST_FRAMES = 100_000;

    private static final String OTHERS = "(all others)";

    private final OutputStream out;
    private final EventBytes bytes = new EventBytes();
    private final JsonBytes json = new JsonBytes(bytes);
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

    static SpanWriter open(OutputStream out, SpanFacts facts) {
        return new PenWriter(new Speedscope(out, facts));
    }

    private Speedscope(OutputStream out, SpanFacts facts) {
        this.out = out;
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
        json.startObject();
        json.text("$schema", "https://www.speedscope.app/file-format-schema.json");
        json.text("exporter", SpanFacts.COMPONENT);
        json.text("name", facts.captureName());
        json.number("activeProfileIndex", 0);
        writeFrames();
        json.array("profiles");
        List<String> owners = List.copyOf(profiles.keySet());
        sorter.tell((lane, nanos, items, from, length) -> writeEvent(owners, lane, nanos, items, from));
        endProfile();
        json.endArray();
        json.endObject();
        json.line();
        flush();
    }

    private void writeFrames() {
        json.object("shared");
        json.array("frames");
        for (String name : frames.keySet()) {
            json.startObject();
            json.text("name", name);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void writeEvent(List<String> owners, int lane, long nanos, byte[] items, int from) throws IOException {
        if (lane != profile) {
            endProfile();
            beginProfile(owners.get(lane));
            profile = lane;
        }
        json.startObject();
        json.text("type", items[from] == OPENS ? "O" : "C");
        json.number("frame", ByteBuffer.wrap(items, from + 1, Integer.BYTES).getInt());
        json.number("at", nanos);
        json.endObject();
        if (bytes.length() > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(bytes.array(), 0, bytes.length());
        bytes.clear();
    }

    private void beginProfile(String owner) {
        json.line();
        json.startObject();
        json.text("type", "evented");
        json.text("name", owner);
        json.text("unit", "nanoseconds");
        json.number("startValue", begin);
        json.number("endValue", end);
        json.array("events");
    }

    private void endProfile() {
        if (profile >= 0) {
            json.endArray();
            json.endObject();
        }
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
