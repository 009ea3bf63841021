package io.xenscope.analyze.context;

/**
 * Trace and span as W3C's trace context has them.
 *
 * @param traceHigh upper half of the trace id
 * @param traceLow lower half
 * @param span span id
 */
public record ContextId(long traceHigh, long traceLow, long span) {
    /** Ids of zeros only are none. */
    public boolean isValid() {
        return (traceHigh | traceLow) != 0 && span != 0;
    }

    boolean isOfTrace(ContextId other) {
        return traceHigh == other.traceHigh && traceLow == other.traceLow;
    }
}
