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

    /** How plain spans of one look are written: texts in turn with parts, and a text at the end. */
    private record Text(long look, byte[] bytes, PlainPart[] parts, int[] begins, int[] ends) {}

    private static final int BITS = 9;
    private static final int SLOTS = 1 << BITS;

    /** The look of a span needs no more bits; above stands which parts its tree has. */
    private static final int LOOK_BITS = 56;

    private final SpanFacts facts;
    private final EventBytes bytes;
    private final PartMarks marks;
    private final Form form;
    private final Text[] texts = new Text[SLOTS];

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
        int folded = (int) (look ^ look >>> 32);
        int slot = (folded ^ folded >>> BITS ^ folded >>> 2 * BITS) & SLOTS - 1;
        Text text = texts[slot];
        if (text == null || text.look != look) {
            texts[slot] = make(look, tree, span);
        } else {
            write(text, tree, span);
        }
    }

    private Text make(long look, Activation tree, int span) throws IOException {
        int begin = bytes.length();
        marks.start();
        form.write(tree, span);
        marks.stop();
        int count = marks.count();
        PlainPart[] parts = new PlainPart[count];
        int[] begins = new int[count];
        int[] ends = new int[count];
        for (int mark = 0; mark < count; mark++) {
            parts[mark] = marks.partOf(mark);
            begins[mark] = marks.beginOf(mark) - begin;
            ends[mark] = marks.endOf(mark) - begin;
        }
        return new Text(look, Arrays.copyOfRange(bytes.array(), begin, bytes.length()), parts, begins, ends);
    }

    private void write(Text text, Activation tree, int span) {
        long begin = facts.nanos(tree.begin(span));
        long end = facts.nanos(tree.end(span));
        byte[] from = text.bytes;
        int at = 0;
        for (int i = 0; i < text.parts.length; i++) {
            bytes.write(from, at, text.begins[i] - at);
            at = text.ends[i];
            PlainPart part = text.parts[i];
            if (part.isOfTree()) {
                bytes.write(partsOfTree[part.ordinal()]);
            } else {
                writePart(part, tree, span, begin, end);
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
