package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanFacts;
import java.util.Arrays;

/**
 * The spans of an activation in whole microseconds, none shorter than one, and yet no child sticks out of its parent.
 *
 * <p>A begin is rounded down and an end up, which keeps the order of any two moments. What would last no time at all gets
 * the microsecond behind it, or the one before it where the parent ends there.
 */
final class WholeMicros {
    private final SpanFacts facts;
    private long[] starts = new long[64];
    private long[] ends = new long[64];

    WholeMicros(SpanFacts facts) {
        this.facts = facts;
    }

    /** Microseconds since 1970 of the last microsecond that is not behind a common tick. */
    static long down(SpanFacts facts, long ticks) {
        return down(facts.unixNanos(ticks));
    }

    /** Of the first microsecond that is not before it. */
    static long up(SpanFacts facts, long ticks) {
        return up(facts.unixNanos(ticks));
    }

    /** Whole microseconds in so many nanoseconds. */
    static long down(long nanos) {
        return Math.floorDiv(nanos, 1000);
    }

    /** Microseconds that so many nanoseconds fit into. */
    static long up(long nanos) {
        return -Math.floorDiv(-nanos, 1000);
    }

    void place(Activation activation) {
        int spans = activation.spans();
        if (spans > starts.length) {
            starts = Arrays.copyOf(starts, spans);
            ends = Arrays.copyOf(ends, spans);
        }
        for (int span = 0; span < spans; span++) {
            starts[span] = down(facts, activation.begin(span));
            ends[span] = up(facts, activation.end(span));
            if (starts[span] == ends[span]) {
                widen(span, activation.parent(span));
            }
        }
    }

    private void widen(int span, int parent) {
        if (parent == Activation.NONE || ends[span] < ends[parent]) {
            ends[span]++;
        } else {
            starts[span]--;
        }
    }

    /** Microseconds since 1970, of a span of the activation placed last. */
    long start(int span) {
        return starts[span];
    }

    /** Microseconds; at least 1. */
    long duration(int span) {
        return ends[span] - starts[span];
    }
}
