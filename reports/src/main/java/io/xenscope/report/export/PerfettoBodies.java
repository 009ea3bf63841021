package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.PlainPart;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;

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

    /** {@code heads}: how many bytes of its annotation stand in front of each part. */
    private record Body(PartMarks.Pattern pattern, int[] heads) {}

    private final SpanFacts facts;
    private final ProtoBytes proto;
    private final Maker maker;
    private final PartMarks marks = new PartMarks();
    private final int[] annotations = new int[PlainPart.values().length];
    private final LookMemo<Body> bodies = new LookMemo<>();

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
        Body body = bodies.of(look);
        if (body != null) {
            write(body, tree, span);
            return;
        }
        Body made = make(tree, span);
        if (maker.isWhole()) {
            bodies.put(look, made);
        }
    }

    private Body make(Activation tree, int span) throws IOException {
        int begin = proto.length();
        marks.start();
        maker.make(tree, span);
        marks.stop();
        int[] heads = new int[marks.count()];
        for (int mark = 0; mark < heads.length; mark++) {
            heads[mark] = marks.beginOf(mark) - annotations[marks.partOf(mark).ordinal()];
        }
        return new Body(marks.pattern(proto.array(), begin, proto.length()), heads);
    }

    private void write(Body body, Activation tree, int span) {
        PartMarks.Pattern pattern = body.pattern;
        byte[] from = pattern.bytes();
        int at = 0;
        for (int i = 0; i < body.heads.length; i++) {
            proto.write(from, at, pattern.begins()[i] - at);
            at = pattern.ends()[i];
            proto.endWith(body.heads[i], number(pattern.parts()[i], tree, span));
        }
        proto.write(from, at, from.length - at);
    }

    private long number(PlainPart part, Activation tree, int span) {
        return part == PlainPart.SPAN
                ? facts.ids().span(tree, span)
                : facts.number(part, tree, span, facts.nanos(tree.begin(span)), facts.nanos(tree.end(span)));
    }
}
