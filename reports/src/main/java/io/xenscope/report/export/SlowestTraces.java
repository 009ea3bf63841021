package io.xenscope.report.export;

import io.xenscope.analyze.span.Activation;

/**
 * Which traces are kept where not all fit: whole ones, the slowest first. Counts the spans of all traces by how long they last, in
 * steps of less than half a percent, so that memory does not grow with the capture.
 *
 * <p>Lives of domains, which are few, come before all; what interrupted idle pcpus and lost records, which are slow by nature,
 * behind. A trace that alone has more spans than fit is none to choose: others are kept in its place.
 */
final class SlowestTraces {
    private static final int SHIFT = 8;
    private static final int STEPS = Long.SIZE << SHIFT;

    private final long[] spans = new long[STEPS + 1];
    private final long most;
    private long traces;
    private long all;

    /** Of which at most so many spans are to be kept. */
    SlowestTraces(long most) {
        this.most = most;
    }

    /** Counts a trace; named spans are kept in any case. */
    void count(Activation trace) {
        if (!trace.kind(0).isNamed()) {
            spans[step(trace)] += trace.spans() <= most ? trace.spans() : 0;
            traces++;
            all += trace.spans();
        }
    }

    long traces() {
        return traces;
    }

    /** Of all traces together. */
    long spans() {
        return all;
    }

    /** How many spans are kept at most. */
    long most() {
        return most;
    }

    /** The step of the shortest traces that may still be kept. */
    int lowestStep() {
        long kept = 0;
        for (int step = STEPS; step >= 0; step--) {
            kept += spans[step];
            if (kept > most) {
                return step;
            }
        }
        return 0;
    }

    /** The spans of all traces in longer steps, which are kept for sure. */
    long spansAbove(int step) {
        long above = 0;
        for (int longer = step + 1; longer <= STEPS; longer++) {
            above += spans[longer];
        }
        return above;
    }

    /** How slow a trace is, the higher the slower; each step is a range of durations. */
    static int step(Activation trace) {
        return switch (trace.kind(0)) {
            case DOMAIN -> STEPS;
            case IDLE, LOSS, UNNAMED -> 0;
            default -> 1 + step(trace.end(0) - trace.begin(0));
        };
    }

    private static int step(long ticks) {
        if (ticks < 1 << SHIFT) {
            return (int) Math.max(0, ticks);
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(ticks);
        int mantissa = (int) (ticks >>> exponent - SHIFT) & (1 << SHIFT) - 1;
        return (exponent - SHIFT + 1 << SHIFT) + mantissa;
    }
}
