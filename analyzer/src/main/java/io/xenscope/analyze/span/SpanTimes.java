package io.xenscope.analyze.span;

/** What is left of each span of a tree without its children, and how much of it was waiting. */
final class SpanTimes {
    private final long[] self;
    private final long[] waits;

    SpanTimes(Activation tree) {
        int spans = tree.spans();
        self = new long[spans];
        waits = new long[spans];
        for (int span = spans - 1; span >= 0; span--) {
            long ticks = tree.end(span) - tree.begin(span);
            self[span] += ticks;
            if (tree.kind(span) == SpanKind.WAIT) {
                waits[span] = ticks;
            }
            int parent = tree.parent(span);
            if (parent != Activation.NONE) {
                self[parent] -= ticks;
                waits[parent] += waits[span];
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
