package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.PlainPart;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes plain spans, which most are, by what another one looked like: the format writes the first of a look as it does any span, and says
 * in {@link PartMarks} where its parts stand; of the next only these are made. So a format says once what its text is. For one thread.
 */
final class PlainTexts {
    /** What a format does itself. */
    interface Form {
        /** Appends any span. */
        void write(Activation tree, int span) throws IOException;

        /** The part {@link PlainPart#MICROS_BEGIN} of a span. */
        default long microsBegin(Activation tree, int span, long nanos) {
            throw new IllegalStateException("no microseconds");
        }

        /** The part {@link PlainPart#MICROS_DURATION}; {@code nanos}: when it begins and ends. */
        default long microsDuration(Activation tree, int span, long beginNanos, long endNanos) {
            throw new IllegalStateException("no microseconds");
        }

        /** Appends the part {@link PlainPart#NOTES}. */
        default void writeNotes(Activation tree, int span) {
            throw new IllegalStateException("no notes");
        }
    }

    /** The look of a span needs no more bits; above stands which parts its tree has. */
    private static final int LOOK_BITS = 56;

    private final SpanFacts facts;
    private final EventBytes bytes;
    private final PartMarks marks;
    private final Form form;
    private final LookMemo<PartMarks.Pattern> patterns = new LookMemo<>();

    private final byte[][] partsOfTree = new byte[PlainPart.values().length][];
    /** One bit for each part that the spans of this tree have. */
    private long treeLook;
    /** The parent of the last plain span, and its name. */
    private int parent;

    private long parentId;

    PlainTexts(SpanFacts facts, EventBytes bytes, PartMarks marks, Form form) {
        this.facts = facts;
        this.bytes = bytes;
        this.marks = marks;
        this.form = form;
    }

    /** Appends the spans {@code [from, to)} of a tree. */
    void write(Activation tree, int from, int to) throws IOException {
        parent = Activation.NONE;
        marks.start();
        form.write(tree, from);
        marks.stop();
        rememberTree();
        for (int span = from + 1; span < to; span++) {
            write(tree, span);
        }
    }

    /** Appends one of a format whose texts show nothing that is the same in all of a tree. */
    void write(Activation tree, int span) throws IOException {
        if (SpanFacts.isPlain(tree, span)) {
            writePlain(tree, span);
        } else {
            form.write(tree, span);
        }
    }

    /** The span that was written in front shows what is the same in all of its tree. */
    private void rememberTree() {
        treeLook = 0;
        for (int mark = 0; mark < marks.count(); mark++) {
            PlainPart part = marks.partOf(mark);
            if (part.isOfTree()) {
                treeLook |= 1L << LOOK_BITS + part.ordinal();
                partsOfTree[part.ordinal()] = Arrays.copyOfRange(bytes.array(), marks.beginOf(mark), marks.endOf(mark));
            }
        }
    }

    private void writePlain(Activation tree, int span) throws IOException {
        long look = SpanFacts.look(tree, span) | treeLook;
        PartMarks.Pattern pattern = patterns.of(look);
        if (pattern == null) {
            patterns.put(look, make(tree, span));
        } else {
            write(pattern, tree, span);
        }
    }

    private PartMarks.Pattern make(Activation tree, int span) throws IOException {
        int begin = bytes.length();
        marks.start();
        form.write(tree, span);
        marks.stop();
        return marks.pattern(bytes.array(), begin, bytes.length());
    }

    private void write(PartMarks.Pattern pattern, Activation tree, int span) {
        long begin = facts.nanos(tree.begin(span));
        long end = facts.nanos(tree.end(span));
        byte[] from = pattern.bytes();
        PlainPart[] parts = pattern.parts();
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            bytes.write(from, at, pattern.begins()[i] - at);
            at = pattern.ends()[i];
            if (parts[i].isOfTree()) {
                bytes.write(partsOfTree[parts[i].ordinal()]);
            } else {
                writePart(parts[i], tree, span, begin, end);
            }
        }
        bytes.write(from, at, from.length - at);
    }

    private void writePart(PlainPart part, Activation tree, int span, long begin, long end) {
        switch (part) {
            case SPAN -> bytes.hex(facts.ids().span(tree, span));
            case PARENT -> bytes.hex(parent(tree, tree.parent(span)));
            case MICROS_BEGIN -> bytes.number(form.microsBegin(tree, span, begin));
            case MICROS_DURATION -> bytes.number(form.microsDuration(tree, span, begin, end));
            case NOTES -> form.writeNotes(tree, span);
            default -> bytes.number(facts.number(part, tree, span, begin, end));
        }
    }

    /** Most spans have the parent of the one before. */
    private long parent(Activation tree, int of) {
        if (of != parent) {
            parent = of;
            parentId = facts.ids().span(tree, of);
        }
        return parentId;
    }
}
