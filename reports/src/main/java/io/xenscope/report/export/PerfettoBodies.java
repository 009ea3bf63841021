package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.PlainPart;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the events of plain spans hold behind time and row: of the first of a look it is made as of any span, and {@link PartMarks} say where
 * its parts stand, each the last field of an annotation; of the next only these are made. For one thread.
 */
final class PerfettoBodies {
    /** Makes the body of any span. */
    interface Maker {
        void make(Activation tree, int span) throws IOException;

        /** Whether what was made may be made again: all its names had numbers. */
        boolean isWhole();
    }

    /** Bytes in turn with parts; {@code heads}: how many bytes of the annotation stand in front of its part. */
    private record Body(long look, byte[] bytes, PlainPart[] parts, int[] begins, int[] ends, int[] heads) {}

    private static final int BITS = 9;
    private static final int SLOTS = 1 << BITS;

    private final SpanFacts facts;
    private final ProtoBytes proto;
    private final Maker maker;
    private final PartMarks marks = new PartMarks();
    private final int[] annotations = new int[PlainPart.values().length];
    private final Body[] bodies = new Body[SLOTS];

    PerfettoBodies(SpanFacts facts, ProtoBytes proto, Maker maker) {
        this.facts = facts;
        this.proto = proto;
        this.maker = maker;
    }

    /** The number of 64 bits that was written last is a part; the annotation that it ends begins at {@code annotation}. */
    void mark(PlainPart part, int annotation) {
        if (part != null) {
            annotations[part.ordinal()] = annotation;
            marks.add(part, proto.lastNumber(), proto.length());
        }
    }

    /** See {@link PlainPart#ofAttribute}; null where nothing is noted. */
    PlainPart ofAttribute(String key) {
        return marks.isOn() ? PlainPart.ofAttribute(key) : null;
    }

    void write(Activation tree, int span) throws IOException {
        if (!SpanFacts.isPlain(tree, span)) {
            maker.make(tree, span);
            return;
        }
        long look = SpanFacts.look(tree, span);
        int folded = (int) (look ^ look >>> 32);
        int slot = (folded ^ folded >>> BITS ^ folded >>> 2 * BITS) & SLOTS - 1;
        Body body = bodies[slot];
        if (body == null || body.look != look) {
            Body made = make(look, tree, span);
            bodies[slot] = maker.isWhole() ? made : body;
        } else {
            write(body, tree, span);
        }
    }

    private Body make(long look, Activation tree, int span) throws IOException {
        int begin = proto.length();
        marks.start();
        maker.make(tree, span);
        marks.stop();
        int count = marks.count();
        PlainPart[] parts = new PlainPart[count];
        int[] begins = new int[count];
        int[] ends = new int[count];
        int[] heads = new int[count];
        for (int mark = 0; mark < count; mark++) {
            parts[mark] = marks.partOf(mark);
            begins[mark] = marks.beginOf(mark) - begin;
            ends[mark] = marks.endOf(mark) - begin;
            heads[mark] = marks.beginOf(mark) - annotations[parts[mark].ordinal()];
        }
        return new Body(look, Arrays.copyOfRange(proto.array(), begin, proto.length()), parts, begins, ends, heads);
    }

    private void write(Body body, Activation tree, int span) {
        int at = 0;
        for (int i = 0; i < body.parts.length; i++) {
            proto.write(body.bytes, at, body.begins[i] - at);
            at = body.ends[i];
            proto.endWith(body.heads[i], number(body.parts[i], tree, span));
        }
        proto.write(body.bytes, at, body.bytes.length - at);
    }

    private long number(PlainPart part, Activation tree, int span) {
        return part == PlainPart.SPAN
                ? facts.ids().span(tree, span)
                : facts.number(part, tree, span, facts.nanos(tree.begin(span)), facts.nanos(tree.end(span)));
    }
}
