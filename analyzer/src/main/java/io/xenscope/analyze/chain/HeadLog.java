package io.xenscope.analyze.chain;

import io.xenscope.analyze.base.LongLog;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.span.SpanRef;

/**
 * The begins of one vcpu's activations and what woke them, in the order of time: 64 bytes each, outside the heap.
 *
 * <pre>
 * word 0   begin
 * word 1   first run: its begin (0 where it never ran)
 * word 2   63..32 pcpu of the first run   31..8 repeat   7..1 kind of cause + 1, 0 if unknown   0 whether a later part
 * word 3   63..32 vcpu of the cause's tree   31..0 its repeat
 * word 4   begin of the cause's tree
 * word 5   63..48 pcpu of the cause   47..40 its kind of span   31..0 its detail
 * word 6   begin of the cause
 * word 7   offset of the record that opened the cause
 * </pre>
 */
final class HeadLog implements AutoCloseable {
    private static final int WORDS = 8;
    private static final int REPEAT = (1 << 24) - 1;
    private static final Cause.Kind[] CAUSES = Cause.Kind.values();
    private static final SpanKind[] SPANS = SpanKind.values();

    private final LongLog words = new LongLog();

    void add(Activation activation) {
        int run = firstRun(activation);
        Cause cause = wake(activation);
        Certainty certainty = activation.certainty(0);
        boolean isPart = certainty == Certainty.BEGINS_EARLIER || certainty == Certainty.MIDDLE;
        words.add(activation.begin(0));
        words.add(run == Activation.NONE ? 0 : activation.begin(run));
        words.add((run == Activation.NONE ? 0 : (long) activation.pcpu(run) << 32)
                | (long) (activation.repeat() & REPEAT) << 8
                | (cause == null ? 0 : cause.kind().ordinal() + 1L) << 1
                | (isPart ? 1 : 0));
        SpanRef from = cause == null ? null : cause.from();
        words.add(from == null ? 0 : (long) from.vcpu() << 32 | from.treeRepeat());
        words.add(from == null ? 0 : from.treeBegin());
        words.add(
                from == null
                        ? 0
                        : (long) from.pcpu() << 48 | (long) from.kind().ordinal() << 40 | from.detail() & 0xFFFF_FFFFL);
        words.add(from == null ? 0 : from.begin());
        words.add(from == null ? 0 : from.record());
    }

    private static int firstRun(Activation activation) {
        for (int span = 0; span < activation.spans(); span++) {
            if (activation.kind(span) == SpanKind.RUN) {
                return span;
            }
        }
        return Activation.NONE;
    }

    private static Cause wake(Activation activation) {
        for (Cause cause : activation.causes(0)) {
            return cause;
        }
        return null;
    }

    /** Number of the activation that begins at a time, the so-many-th that does; the last before it where none does. */
    long find(long begin, int repeat) {
        long low = 0;
        long high = words.size() / WORDS;
        while (low < high) {
            long middle = low + high >>> 1;
            boolean isBefore = begin(middle) < begin || begin(middle) == begin && repeat(middle) <= (repeat & REPEAT);
            if (isBefore) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The activation that an activation is a later part of; itself if it is none. */
    long firstPart(long number) {
        long first = number;
        while (first > 0 && (words.get(first * WORDS + 2) & 1) != 0) {
            first--;
        }
        return first;
    }

    long begin(long number) {
        return words.get(number * WORDS);
    }

    private int repeat(long number) {
        return (int) (words.get(number * WORDS + 2) >>> 8) & REPEAT;
    }

    /** When it first ran; 0 where it never did. */
    long firstRun(long number) {
        return words.get(number * WORDS + 1);
    }

    int firstPcpu(long number) {
        return (int) (words.get(number * WORDS + 2) >>> 32);
    }

    /** What woke it; null where that is not known. */
    Cause cause(long number) {
        long at = number * WORDS;
        int kind = (int) (words.get(at + 2) >>> 1) & 0x7F;
        if (kind == 0) {
            return null;
        }
        long tree = words.get(at + 3);
        long span = words.get(at + 5);
        SpanRef from = new SpanRef(
                (int) (tree >>> 32),
                words.get(at + 4),
                (int) tree,
                SPANS[(int) (span >>> 40) & 0xFF],
                (int) (span >>> 48),
                (int) span,
                words.get(at + 7),
                words.get(at + 6));
        return new Cause(CAUSES[kind - 1], from, words.get(at));
    }

    @Override
    public void close() {
        words.close();
    }
}
