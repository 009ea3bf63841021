package io.xenscope.analyze.span;

/**
 * The self time of each span of a tree, without its children, and how much of that was waiting. Of children that overlap, which
 * only named spans do, each moment counts once.
 */
final class SpanTimes {
    private final long[] self;
    private final long[] waits;

    SpanTimes(Activation tree) {
        int spans = tree.spans();
        self = new long[spans];
        waits = new long[spans];
        long[] reached = new long[spans];
        for (int span = 0; span < spans; span++) {
            self[span] = tree.end(span) - tree.begin(span);
            reached[span] = tree.begin(span);
            int parent = tree.parent(span);
            if (parent != Activation.NONE && tree.end(span) > reached[parent]) {
                self[parent] -= tree.end(span) - Math.max(tree.begin(span), reached[parent]);
                reached[parent] = tree.end(span);
            }
        }
        for (int span = spans - 1; span >= 0; span--) {
            if (tree.kind(span) == SpanKind.WAIT) {
                waits[span] = self[span];
            }
            if (tree.parent(span) != Activation.NONE) {
                waits[tree.parent(span)] += waits[span];
            }
        }
    }

    long self(int span) {
        return self[span];
    }

    long waits(int span) {
        return waits[span];
    }
}
